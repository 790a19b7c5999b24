import { err, ok, type Result } from '../../lib/result.ts';
import { osloDate, type Temporal } from '../../lib/time.ts';
import { limitOn } from './limits.ts';

const UP = '01234567890';
const DOWN = '09876543210';

/**
 * A personal PIN that may be used: at least six digits, and none of those that are tried first (one digit, or a short
 * group, again and again; digits in a row up or down).
 */
export function checkPin(pin: string, day: Temporal.PlainDate): Result<string, PinRefused> {
  if (!/^\d*$/.test(pin)) return err({ type: 'PinOnlyDigits' });
  const atLeast = limitOn('pinDigitsAtLeast', day);
  if (pin.length < atLeast) return err({ type: 'PinTooShort', atLeast });
  const repeats = /^(\d{1,3})\1+$/.test(pin);
  if (repeats || UP.includes(pin) || DOWN.includes(pin)) return err({ type: 'PinTooSimple' });
  return ok(pin);
}

export type PinRefused =
  | { readonly type: 'PinOnlyDigits' }
  | { readonly type: 'PinTooShort'; readonly atLeast: number }
  | { readonly type: 'PinTooSimple' };

/** What is known of someone's PIN. `failures` in a row since the last time it was right. */
export type PinUse = { readonly lastSignIn: Temporal.Instant; readonly failures: number };

/**
 * Whether a PIN may still be tried, or a full sign-in at the identity provider is needed.
 *
 * A PIN lasts 14 dates in Norway after the last full sign-in, and ten wrong ones in a row end it. A clock that has been
 * set back before the sign-in ends it too.
 */
export function mayTryPin({ lastSignIn, failures }: PinUse, now: Temporal.Instant): Result<void, SignInNeeded> {
  const today = osloDate(now);
  if (failures >= limitOn('pinAttempts', today)) return err({ type: 'TooManyWrongPins', failures });
  const days = limitOn('pinDaysWithoutSignIn', today);
  const passed = osloDate(lastSignIn).until(today, { largestUnit: 'day' }).days;
  if (passed < 0 || passed > days) return err({ type: 'SignInTooLongAgo', days });
  return ok(undefined);
}

export type SignInNeeded =
  | { readonly type: 'TooManyWrongPins'; readonly failures: number }
  | { readonly type: 'SignInTooLongAgo'; readonly days: number };

const FREE_FAILURES = 2;
const LONGEST_WAIT = 300;

/** Seconds to wait after so many wrong PINs in a row: none for the first two, then doubling from 2, at most five minutes. */
export function secondsToWait(failures: number): number {
  return failures <= FREE_FAILURES ? 0 : Math.min(2 ** (failures - FREE_FAILURES), LONGEST_WAIT);
}

/**
 * Seconds left before the next PIN may be tried, rounded up; `lastFailure` is when the last wrong one was typed.
 *
 * A clock that has been set back before it gives the whole wait: nobody knows how much of it has passed.
 */
export function secondsLeft(failures: number, lastFailure: Temporal.Instant, now: Temporal.Instant): number {
  const wait = secondsToWait(failures);
  const passed = (now.epochMilliseconds - lastFailure.epochMilliseconds) / 1000;
  return passed < 0 ? wait : Math.max(0, Math.ceil(wait - passed));
}
