import dns from 'node:dns';

/** Places in the numbers that the campaign shares with a running engine. */
export const CLOCK_OFFSET = 0;
export const NAMES_FAIL = 1;
export const DIALS = 2;

/**
 * Lets time in this thread run `speed` times as fast for timers and Date.now, so that half a minute of waiting can be
 * seen through in a second; the engine itself is untouched. Call before the engine is imported.
 *
 * @param origin the instant (ms) at which the quick clock and this machine's agree
 * @param dials CLOCK_OFFSET: ms added to this machine's clock; NAMES_FAIL: 1 while no name can be looked up
 */
export function runFast(speed: number, origin: number, dials: Float64Array): void {
  const realNow = Date.now.bind(Date);
  Date.now = () => Math.round(origin + (realNow() - origin) * speed + (dials[CLOCK_OFFSET] ?? 0));

  const realTimeout = globalThis.setTimeout;
  const quick = (run: (...args: unknown[]) => void, ms = 0, ...args: unknown[]) =>
    realTimeout(run, ms / speed, ...args);
  globalThis.setTimeout = Object.assign(quick, realTimeout) as typeof realTimeout;

  const realLookup = dns.lookup;
  const lookup = (...args: unknown[]) => {
    const answer = args.at(-1);
    if (dials[NAMES_FAIL] !== 1 || typeof answer !== 'function') return Reflect.apply(realLookup, dns, args);
    const failure = Object.assign(new Error('getaddrinfo EAI_AGAIN'), { code: 'EAI_AGAIN', syscall: 'getaddrinfo' });
    process.nextTick(() => answer(failure));
    return undefined;
  };
  Object.assign(dns, { lookup });
}
