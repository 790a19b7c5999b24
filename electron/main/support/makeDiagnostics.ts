import { app, type BrowserWindow } from 'electron';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Reply } from '../../../shared/ipc/acts.ts';
import { ok } from '../../../shared/lib/result.ts';
import type { Language } from '../../../shared/text/language.ts';
import { type Asker, chooseFile, written } from '../fileOutside.ts';
import { logEvent } from '../log.ts';
import { diagnosticsText, type Diagnosed } from './diagnostics.ts';

/** Asks where, and saves the file for support there. */
export async function makeDiagnostics(
  window: BrowserWindow | null,
  asker: Asker,
  language: Language,
  diagnosed: Diagnosed,
): Promise<Reply<'makeDiagnostics'>> {
  const name = path.join(app.getPath('documents'), 'legekontor-support');
  const where = await chooseFile(window, asker, { name, ending: 'json', language });
  if (!where.ok) return where;
  const chosen = where.value;
  if (chosen === null) return ok({ saved: false });
  const saved = await written(chosen, asker, () => writeFile(chosen, diagnosticsText(diagnosed), { mode: 0o600 }));
  if (!saved.ok) return saved;
  logEvent('diagnostics made');
  return ok({ saved: true });
}
