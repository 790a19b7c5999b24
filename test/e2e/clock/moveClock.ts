type Now = { instant: () => { add: (by: { milliseconds: number }) => unknown } };

/**
 * Moves the clock that the code here reads; a second time changes nothing. Also run in the app's window, so it names
 * nothing outside itself.
 *
 * @param ahead of the machine's, in ms
 */
export function moveClock(ahead: number): void {
  if (Date.now.name === 'movedNow') return;
  const real = Date.now.bind(Date);
  Date.now = function movedNow() {
    return real() + ahead;
  };
  const own: typeof globalThis & { Temporal?: { Now: Now } } = globalThis;
  const now = own.Temporal?.Now;
  if (now === undefined) return;
  const instant = now.instant.bind(now);
  Object.assign(now, { instant: () => instant().add({ milliseconds: ahead }) });
}
