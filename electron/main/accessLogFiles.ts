import { open, rm, writeFile } from 'node:fs/promises';
import { logCsvCells, logCsvHeadings } from '../../shared/domain/access/logCsv.ts';
import { acts, type Input } from '../../shared/ipc/acts.ts';
import type { FileNotWritten, LeftBeforeSaving } from '../../shared/ipc/acts/accessLog.ts';
import type { AccessLogPage } from '../../shared/ipc/views/accessLog.ts';
import { CSV_BEGIN, csvRow } from '../../shared/lib/csv.ts';
import { ok, type Result } from '../../shared/lib/result.ts';
import { accessLogLineText } from '../../shared/text/accessLogLine.ts';
import type { Language } from '../../shared/text/language.ts';
import { type Asker, askerNow, chooseFile, mayAsk, saysOk, written, type FilesOutside } from './fileOutside.ts';

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
    const { ask } = this.#parts;
    const asker = askerNow(this.#parts);
    const parsed = acts[name].input.safeParse(input);
    // The engine says what is wrong with it, and who may not; nobody is asked for a file first.
    if (!parsed.success || !mayAsk(this.#parts, NEEDS[name])) return ask('writer', name, input, asker.who);
    const { language } = parsed.data;
    const chosen = await this.#chooseFile(name, asker, language);
    if (!chosen.ok) return chosen;
    const file = chosen.value;
    if (file === null) return ok<File>({ file: null });
    const logged = await ask('writer', name, input, asker.who);
    if (!saysOk.safeParse(logged).success) return logged;
    return 'of' in parsed.data ? this.#writeCsv(file, asker, parsed.data) : this.#writePdf(file, asker);
  }

  async #chooseFile(name: Name, asker: Asker, language: Language): Promise<Result<string | null, LeftBeforeSaving>> {
    const window = this.#parts.window();
    if (window === null) return ok(null);
    const text = accessLogLineText[language].file;
    const ending = name === 'printAccessLog' ? 'pdf' : 'csv';
    return chooseFile(window, asker, { title: text[name], name: text.name, ending, language });
  }

  async #writePdf(file: string, asker: Asker): Promise<Result<File, FileNotWritten | LeftBeforeSaving>> {
    const contents = this.#parts.window()?.webContents;
    return written(file, asker, async () => {
      if (contents === undefined) throw new Error('the window is gone');
      const pages = await contents.printToPDF({ pageSize: 'A4' });
      // Of whoever has left it would be a picture of the lock.
      if (asker.isHere()) await writeFile(file, pages, { mode: 0o600 });
    });
  }

  async #writeCsv(file: string, asker: Asker, filter: Input<'exportAccessLog'>): Promise<unknown> {
    const { language, ...which } = filter;
    const { ask } = this.#parts;
    let refused: unknown = null;
    const result = await written(file, asker, async () => {
      const handle = await open(file, 'w', 0o600);
      try {
        await handle.write(CSV_BEGIN + csvRow(logCsvHeadings(language)));
        let next: AccessLogPage['next'] = { at: 0, seq: 0 };
        while (next !== null && asker.isHere()) {
          const place = { beforeAt: next.at, beforeSeq: next.seq, count: ROWS_AT_ONCE };
          // oxlint-disable-next-line no-await-in-loop -- a page at a time, however long the log is
          const reply = await ask('reader', 'readAccessLog', { ...which, ...place }, asker.who);
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
