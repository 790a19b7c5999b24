import { writeFile } from 'node:fs/promises';
import type { ShownType } from '../../shared/domain/eConsultation/fileFacts.ts';
import { acts } from '../../shared/ipc/acts.ts';
import { ok } from '../../shared/lib/result.ts';
import { z } from '../../shared/lib/zod.ts';
import { attachmentText } from '../../shared/text/attachment.ts';
import { askerNow, chooseFile, mayAsk, saysOk, written, type FilesOutside } from './fileOutside.ts';

const ENDINGS: Readonly<Record<ShownType, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'application/pdf': 'pdf',
};
const content = z.looseObject({ ok: z.literal(true), value: z.looseObject({ base64: z.string() }) });

/**
 * Saves a file that a patient has sent where the person chooses. Its line in the access log is written before the file is;
 * what the file is called there says nothing of whose it is, and nothing of what the patient called it.
 */
export class AttachmentFiles {
  readonly #parts: FilesOutside;

  constructor(parts: FilesOutside) {
    this.#parts = parts;
  }

  async save(input: unknown): Promise<unknown> {
    const { ask } = this.#parts;
    const asker = askerNow(this.#parts);
    const { who } = asker;
    const parsed = acts.saveAttachment.input.safeParse(input);
    // The engine says what is wrong with it, and who may not; nobody is asked for a file first.
    if (!parsed.success || !mayAsk(this.#parts, 'readEConsultation'))
      return ask('writer', 'saveAttachment', input, who);
    const { type, language, ...file } = parsed.data;
    const window = this.#parts.window();
    const wanted = { ...attachmentText[language].file, ending: ENDINGS[type], language };
    const where = window === null ? ok(null) : await chooseFile(window, asker, wanted);
    if (!where.ok) return where;
    const chosen = where.value;
    if (chosen === null) return ok({ file: null });
    const logged = await ask('writer', 'saveAttachment', input, who);
    if (!saysOk.safeParse(logged).success) return logged;
    const read = await ask('reader', 'readAttachment', file, who);
    const bytes = content.safeParse(read);
    if (!bytes.success) return read;
    const { base64 } = bytes.data.value;
    return written(chosen, asker, () => writeFile(chosen, Buffer.from(base64, 'base64'), { mode: 0o600 }));
  }
}
