import { open, rm, writeFile } from 'node:fs/promises';
import { logCsvCells, logCsvHeadings } from '../../shared/domain/access/logCsv.ts';
import { acts, type Input } from '../../shared/ipc/acts.ts';
import type { FileNotWritten } from '../../shared/ipc/acts/accessLog.ts';
import type { AccessLogPage } from '../../shared/ipc/views/accessLog.ts';
import { CSV_BEGIN, csvRow } from '../../shared/lib/csv.ts';
import { ok, type Result } from '../../shared/lib/result.ts';
import { accessLogLineText } from '../../shared/text/accessLogLine.ts';
import type { Language } from '../../shared/text/language.ts';
import { chooseFile, mayAsk, saysOk, written, type FilesOutside } from './fileOutside.ts';

type Name = 'printAccessLog' | 'exportAccessLog';
type File = { readonly file: string | null };

const NEEDS = { printAccessLog: 'printAccessLogForPatient', exportAccessLog: 'exportAccessLog' } as const;
const ROWS_AT_ONCE = 1_000;

/**
 * Takes the access log out of the program, into a file that the person chooses: the print for the patient as a PDF of
 * what stands in the window, and what a filter finds as CSV. Its line in the log is written before the file is.
 */
export class AccessLogFiles {
  readonly #parts: FilesOutside;

  constructor(parts: FilesOutside) {
    this.#parts = parts;
  }

  async takeOut(name: Name, input: unknown): Promise<unknown> {
    const { sessions, ask } = this.#parts;
    const parsed = acts[name].input.safeParse(input);
    // The engine says what is wrong with it, and who may not; nobody is asked for a file first.
    if (!parsed.success || !mayAsk(this.#parts, NEEDS[name]))
      return ask('writer', name, input, sessions.practitionerId);
    const { language } = parsed.data;
    const file = await this.#chooseFile(name, language);
    if (file === null) return ok<File>({ file: null });
    const logged = await ask('writer', name, input, sessions.practitionerId);
    if (!saysOk.safeParse(logged).success) return logged;
    return 'of' in parsed.data ? this.#writeCsv(file, parsed.data) : this.#writePdf(file);
  }

  async #chooseFile(name: Name, language: Language): Promise<string | null> {
    const window = this.#parts.window();
    if (window === null) return null;
    const text = accessLogLineText[language].file;
    const ending = name === 'printAccessLog' ? 'pdf' : 'csv';
    return chooseFile(window, { title: text[name], name: text.name, ending });
  }

  async #writePdf(file: string): Promise<Result<File, FileNotWritten>> {
    const contents = this.#parts.window()?.webContents;
    return written(file, async () => {
      if (contents === undefined) throw new Error('the window is gone');
      await writeFile(file, await contents.printToPDF({ pageSize: 'A4' }));
    });
  }

  async #writeCsv(file: string, filter: Input<'exportAccessLog'>): Promise<unknown> {
    const { language, ...which } = filter;
    const { sessions, ask } = this.#parts;
    let refused: unknown = null;
    const result = await written(file, async () => {
      const handle = await open(file, 'w');
      try {
        await handle.write(CSV_BEGIN + csvRow(logCsvHeadings(language)));
        let next: AccessLogPage['next'] = { at: 0, seq: 0 };
        while (next !== null) {
          const place = { beforeAt: next.at, beforeSeq: next.seq, count: ROWS_AT_ONCE };
          // oxlint-disable-next-line no-await-in-loop -- a page at a time, however long the log is
          const reply = await ask('reader', 'readAccessLog', { ...which, ...place }, sessions.practitionerId);
          if (!saysOk.safeParse(reply).success) {
            refused = reply;
            break;
          }
          const page = (reply as { value: AccessLogPage }).value;
          // oxlint-disable-next-line no-await-in-loop
          await handle.write(page.rows.map((row) => csvRow(logCsvCells(row, language))).join(''));
          next = page.next;
        }
      } finally {
        await handle.close();
      }
    });
    if (refused === null) return result;
    await rm(file, { force: true });
    return refused;
  }
}
