import { backOff } from '../../../shared/domain/sync/backOff.ts';

/** After this long without anyone at the keyboard the surgery is taken to be idle. */
const IDLE_AFTER = 120_000;
const LONGEST_OFFLINE_WAIT = 30_000;

/** @param unused how long nobody has been at the keyboard, in ms */
export function isIdle(unused: number): boolean {
  return unused > IDLE_AFTER;
}

/** How long until we look again for a portal that could not be used, in ms: at least every half minute. */
export function pauseOffline(failures: number, random: number): number {
  return Math.min(LONGEST_OFFLINE_WAIT, backOff(Math.max(1, failures), random));
}
