import { OSLO, Temporal } from '../../shared/lib/time.ts';
import { moveClock } from './moveClock.ts';

/** Where a process that is started finds how far its clock is ahead of the machine's, in ms. */
export const CLOCK_AHEAD = 'LEGEKONTOR_TEST_CLOCK';

/**
 * Sets the clock of this process, which runs on from there. A process that it starts afterwards has the same.
 *
 * @param time as it is read off a wall in Norway, «2027-03-22T10:00»
 */
export function setClock(time: string): void {
  const then = Temporal.PlainDateTime.from(time).toZonedDateTime(OSLO).epochMilliseconds;
  const machine = Date.now() - (globalThis.clockAhead ?? 0);
  moveClock(then - machine);
  process.env[CLOCK_AHEAD] = String(then - machine);
}
