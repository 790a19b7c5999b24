import { logCode } from '../../shared/ipc/logLine.ts';
import { brokenCode } from '../../shared/lib/brokenCode.ts';
import { logEvent } from './log.ts';

function note(cause: unknown): void {
  logEvent('uncaught', { code: logCode(brokenCode(cause)) });
}

/**
 * What nobody foresaw in main goes to the log by its code, and the app goes on: what was said to be saved is in the
 * engine's threads and on the disk, and neither hangs on what failed here. Electron's own box would show the text.
 */
export function logUncaught(): void {
  process.on('uncaughtException', note);
  process.on('unhandledRejection', note);
}
