import { useQuery } from '@tanstack/react-query';
import type { Reply } from '../../shared/ipc/acts.ts';
import { ask, queryOf } from './ask.ts';
import { errorCode } from './errorCode.ts';

/** Saves the file for support where the person chooses. */
export function makeDiagnostics(): Promise<Reply<'makeDiagnostics'>> {
  return ask('makeDiagnostics', {});
}

/** Whether this machine's window is kept out of screen shots and shared screens. */
export function useContentProtection() {
  return useQuery(queryOf('readContentProtection', {}));
}

export function saveContentProtection(on: boolean): Promise<Reply<'saveContentProtection'>> {
  return ask('saveContentProtection', { on });
}

const MOST_REPORTS = 50;
let reported = 0;

/** Tells the log of an error that nobody foresaw, by its code. One that comes again and again is told fifty times. */
export function reportBroken(error: unknown): void {
  if (reported >= MOST_REPORTS) return;
  reported += 1;
  void ask('reportBroken', { code: errorCode(error) });
}

/** From here on what is thrown and caught by nobody goes to the log. */
export function followErrors(): void {
  window.addEventListener('error', ({ error }) => reportBroken(error));
  window.addEventListener('unhandledrejection', ({ reason }) => reportBroken(reason));
}

// After the browser has done it: what is on the clipboard is what counts, not what was marked.
function copied(): void {
  setTimeout(() => void ask('noteCopied', {}), 0);
}

/** From here on main knows when something is copied, and takes identity numbers off the clipboard after a while. */
export function followCopying(): void {
  document.addEventListener('copy', copied);
  document.addEventListener('cut', copied);
}
