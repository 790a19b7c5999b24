import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { FileNotWritten } from '../../shared/ipc/acts/accessLog.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';

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
