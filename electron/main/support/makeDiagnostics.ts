import { app, dialog, type BrowserWindow } from 'electron';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Reply } from '../../../shared/ipc/acts.ts';
import { err, ok } from '../../../shared/lib/result.ts';
import { logEvent } from '../log.ts';
import { diagnosticsText, type Diagnosed } from './diagnostics.ts';

/** Asks where, and saves the file for support there. */
export async function makeDiagnostics(
  window: BrowserWindow | null,
  diagnosed: Diagnosed,
): Promise<Reply<'makeDiagnostics'>> {
  const name = `legekontor-support-${diagnosed.at.toISOString().slice(0, 10)}.json`;
  const options = {
    defaultPath: path.join(app.getPath('documents'), name),
    filters: [{ name: 'JSON', extensions: ['json'] }],
  };
  const chosen = window === null ? await dialog.showSaveDialog(options) : await dialog.showSaveDialog(window, options);
  if (chosen.canceled || chosen.filePath === '') return ok({ saved: false });
  try {
    writeFileSync(chosen.filePath, diagnosticsText(diagnosed), { mode: 0o600 });
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
    return err({ type: 'FileNotWritten', code: code.slice(0, 40) });
  }
  logEvent('diagnostics made');
  return ok({ saved: true });
}
