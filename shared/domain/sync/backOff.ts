const FIRST = 1_000;
const LONGEST = 300_000;

/**
 * How long to wait before trying again, in ms: doubled at each failure up to five minutes, with jitter so that the
 * workstations of a surgery do not all come back in the same second. From the sixth failure on never under 30 s.
 *
 * @param failures how many times in a row it has failed, from 1
 * @param random a number from 0 up to, not including, 1
 */
export function backOff(failures: number, random: number): number {
  const whole = Math.min(LONGEST, FIRST * 2 ** Math.min(failures, 20));
  return Math.round(whole / 2 + (whole / 2) * random);
}

/** Longest that we let a portal hold us back by `Retry-After`: a day, so that an absurd value does not mean never. */
export const LONGEST_RETRY_AFTER = 86_400_000;
