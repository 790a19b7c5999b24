import { dialog, type BrowserWindow } from 'electron';
import { writeFile } from 'node:fs/promises';
import { permissionFor } from '../../shared/domain/access/permissions.ts';
import type { ShownType } from '../../shared/domain/eConsultation/fileFacts.ts';
import { acts } from '../../shared/ipc/acts.ts';
import { ok } from '../../shared/lib/result.ts';
import { osloDate, Temporal } from '../../shared/lib/time.ts';
import { z } from '../../shared/lib/zod.ts';
import { attachmentText } from '../../shared/text/attachment.ts';
import type { Language } from '../../shared/text/language.ts';
import { written } from './fileOutside.ts';
import type { Sessions } from './sessions.ts';

type Parts = {
  readonly window: () => BrowserWindow | null;
  readonly sessions: Sessions;
  /** Asks the engine as the window's own acts are asked. */
  readonly ask: (thread: 'writer' | 'reader', name: string, input: unknown, who: string | null) => Promise<unknown>;
};

const ENDINGS: Readonly<Record<ShownType, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'application/pdf': 'pdf',
};
const saysOk = z.looseObject({ ok: z.literal(true) });
const content = z.looseObject({ ok: z.literal(true), value: z.looseObject({ base64: z.string() }) });

/**
 * Saves a file that a patient has sent where the person chooses. Its line in the access log is written before the file is;
 * what the file is called there says nothing of whose it is, and nothing of what the patient called it.
 */
export class AttachmentFiles {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async save(input: unknown): Promise<unknown> {
    const { sessions, ask } = this.#parts;
    const who = sessions.practitionerId;
    const parsed = acts.saveAttachment.input.safeParse(input);
    // The engine says what is wrong with it, and who may not; nobody is asked for a file first.
    if (!parsed.success || !this.#mayAsk()) return ask('writer', 'saveAttachment', input, who);
    const { type, language, ...file } = parsed.data;
    const chosen = await this.#chooseFile(ENDINGS[type], language);
    if (chosen === null) return ok({ file: null });
    const logged = await ask('writer', 'saveAttachment', input, who);
    if (!saysOk.safeParse(logged).success) return logged;
    const read = await ask('reader', 'readAttachment', file, who);
    const bytes = content.safeParse(read);
    if (!bytes.success) return read;
    const { base64 } = bytes.data.value;
    return written(chosen, () => writeFile(chosen, Buffer.from(base64, 'base64'), { mode: 0o600 }));
  }

  #mayAsk(): boolean {
    const { state } = this.#parts.sessions;
    return state.state === 'signed-in' && permissionFor(state.session.role, 'readEConsultation').type === 'allowed';
  }

  async #chooseFile(ending: string, language: Language): Promise<string | null> {
    const window = this.#parts.window();
    if (window === null) return null;
    const { title, name } = attachmentText[language].file;
    const day = osloDate(Temporal.Now.instant()).toString();
    const { canceled, filePath } = await dialog.showSaveDialog(window, {
      title,
      defaultPath: `${name}-${day}.${ending}`,
      filters: [{ name: ending.toUpperCase(), extensions: [ending] }],
    });
    return canceled || filePath === '' ? null : filePath;
  }
}
