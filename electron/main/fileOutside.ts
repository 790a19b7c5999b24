import { dialog, type BrowserWindow } from 'electron';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { permissionFor, type SurgeryAct } from '../../shared/domain/access/permissions.ts';
import type { FileNotWritten } from '../../shared/ipc/acts/accessLog.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import { osloDate, Temporal } from '../../shared/lib/time.ts';
import { z } from '../../shared/lib/zod.ts';
import type { Sessions } from './sessions.ts';

/** What is needed to take something out of the program, into a file that the person chooses. */
export type FilesOutside = {
  readonly window: () => BrowserWindow | null;
  readonly sessions: Sessions;
  /** Asks the engine as the window's own acts are asked. */
  readonly ask: (thread: 'writer' | 'reader', name: string, input: unknown, who: string | null) => Promise<unknown>;
};

/** An answer of the engine's that is no refusal. */
export const saysOk = z.looseObject({ ok: z.literal(true) });

/** Whether the role of whoever has signed in may do an act. The engine has the last word. */
export function mayAsk({ sessions }: FilesOutside, act: SurgeryAct): boolean {
  const { state } = sessions;
  return state.state === 'signed-in' && permissionFor(state.session.role, act).type === 'allowed';
}

type Wanted = {
  readonly title?: string;
  /** What the file is called, before the day and the ending; with a folder it begins there. */
  readonly name: string;
  readonly ending: string;
};

/** Where the person wants a file; null when they think better of it. */
export async function chooseFile(
  window: BrowserWindow | null,
  { title, name, ending }: Wanted,
): Promise<string | null> {
  // A name says nothing of whom it is about: file names stand in lists of recent files.
  const day = osloDate(Temporal.Now.instant()).toString();
  const options = {
    ...(title === undefined ? {} : { title }),
    defaultPath: `${name}-${day}.${ending}`,
    filters: [{ name: ending.toUpperCase(), extensions: [ending] }],
  };
  const { canceled, filePath } =
    window === null ? await dialog.showSaveDialog(options) : await dialog.showSaveDialog(window, options);
  return canceled || filePath === '' ? null : filePath;
}

/** The file's name once it is written; half a file is taken away again. */
export async function written(
  file: string,
  write: () => Promise<void>,
): Promise<Result<{ readonly file: string }, FileNotWritten>> {
  try {
    await write();
    return ok({ file: path.basename(file) });
  } catch (cause) {
    await rm(file, { force: true }).catch(() => undefined);
    const code = cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : 'unknown';
    return err({ type: 'FileNotWritten', code: code.slice(0, 40) });
  }
}
