/**
 * What the stand-in saw and a test may want to know. A test reads it in the app:
 * `app.evaluate(() => globalThis.standin?.blockedRequests)`.
 */
export type Reports = {
  /** Requests to anything but the app's own schemes; none of them left the machine. */
  readonly blockedRequests: string[];
  /** Addresses and files given to `shell`; none was opened. */
  readonly openedExternally: string[];
  /** Answers for dialogs, first one first; see {@link file://./dialog.ts}. */
  readonly dialogAnswers: unknown[];
  /** Dialogs that were shown, with what they asked. */
  readonly dialogs: { readonly kind: string; readonly options: unknown }[];
  /** Notifications that were shown. */
  readonly notifications: { title: string; body: string }[];
  /** What `net.isOnline()` says. */
  online: boolean;
  /** Seconds since the last input, for `powerMonitor.getSystemIdleTime()`. */
  idleSeconds: number;
};

declare global {
  /** Absent on Electron's own binary. */
  var standin: Reports | undefined;
}

export const reports: Reports = {
  blockedRequests: [],
  openedExternally: [],
  dialogAnswers: [],
  dialogs: [],
  notifications: [],
  online: true,
  idleSeconds: 0,
};

Object.defineProperty(globalThis, 'standin', { value: reports });
