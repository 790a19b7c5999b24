import { dialog, type BrowserWindow } from 'electron';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { permissionFor, type SurgeryAct } from '../../shared/domain/access/permissions.ts';
import type { FileNotWritten, LeftBeforeSaving } from '../../shared/ipc/acts/accessLog.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import { osloDate, Temporal } from '../../shared/lib/time.ts';
import { z } from '../../shared/lib/zod.ts';
import { accessLogLineText } from '../../shared/text/accessLogLine.ts';
import type { Language } from '../../shared/text/language.ts';
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

/** Who asked for a file, and whether they have been at the machine ever since. */
export type Asker = { readonly who: string | null; readonly isHere: () => boolean };

/** Whoever is at the machine now. Not here any more from the first lock, sign-out or other sign-in on, also when they come back. */
export function askerNow({ sessions }: Pick<FilesOutside, 'sessions'>): Asker {
  const { state, practitionerId } = sessions;
  return { who: practitionerId, isHere: () => sessions.state === state };
}

type Wanted = {
  readonly title?: string;
  /** What the file is called, before the day and the ending; with a folder it begins there. */
  readonly name: string;
  readonly ending: string;
  readonly language: Language;
};

/**
 * Where the person wants a file; null when they think better of it. A dialog stays open when the machine locks: whoever
 * answers it then is not known, so that their answer counts for nothing, and they are told.
 */
export async function chooseFile(
  window: BrowserWindow | null,
  asker: Asker,
  { title, name, ending, language }: Wanted,
): Promise<Result<string | null, LeftBeforeSaving>> {
  // A name says nothing of whom it is about: file names stand in lists of recent files.
  const day = osloDate(Temporal.Now.instant()).toString();
  const options = {
    ...(title === undefined ? {} : { title }),
    defaultPath: `${name}-${day}.${ending}`,
    filters: [{ name: ending.toUpperCase(), extensions: [ending] }],
  };
  const { canceled, filePath } =
    window === null ? await dialog.showSaveDialog(options) : await dialog.showSaveDialog(window, options);
  if (canceled || filePath === '') return ok(null);
  if (asker.isHere()) return ok(filePath);
  // The page that asked is behind the lock; what it is answered nobody sees.
  const words = { type: 'info' as const, message: accessLogLineText[language].file.leftBeforeSaving };
  void (window === null ? dialog.showMessageBox(words) : dialog.showMessageBox(window, words)).catch(() => undefined);
  return err({ type: 'LeftBeforeSaving' });
}

/** The file's name once it is written; half a file is taken away again, and a whole one whose asker left meanwhile. */
export async function written(
  file: string,
  asker: Asker,
  write: () => Promise<void>,
): Promise<Result<{ readonly file: string }, FileNotWritten | LeftBeforeSaving>> {
  try {
    // What may lie there already is not touched.
    if (!asker.isHere()) return err({ type: 'LeftBeforeSaving' });
    await write();
    if (!asker.isHere()) {
      await rm(file, { force: true });
      return err({ type: 'LeftBeforeSaving' });
    }
    return ok({ file: path.basename(file) });
  } catch (cause) {
    await rm(file, { force: true }).catch(() => undefined);
    const code = cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : 'unknown';
    return err({ type: 'FileNotWritten', code: code.slice(0, 40) });
  }
}
