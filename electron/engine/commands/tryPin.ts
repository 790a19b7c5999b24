import { limitOn } from '../../../shared/domain/access/limits.ts';
import { secondsLeft, secondsToWait } from '../../../shared/domain/access/pin.ts';
import type { PinDenied } from '../../../shared/ipc/acts/session.ts';
import { err, ok, type Result } from '../../../shared/lib/result.ts';
import { osloDate, Temporal } from '../../../shared/lib/time.ts';
import type { Context } from '../act.ts';
import { appendAccess } from '../db/appendAccess.ts';
import { isPinOf } from '../db/pinSecret.ts';
import { countAttempt, foundRight, readPin, signInNeeded, waitFrom } from '../db/pinStore.ts';
import type { Staff } from '../db/staff.ts';

/**
 * Whether a PIN is someone's own. The attempt is counted and saved before it is checked; a wrong one, and the one that
 * ends the PIN, has its line in the access log. `then` runs in the transaction that forgets the attempts.
 */
export async function tryPin(
  { db, now, onPinTried }: Context,
  staff: Staff,
  pin: string,
  then: () => void,
): Promise<Result<void, PinDenied>> {
  const at = now();
  const stored = readPin(db, staff.num);
  if (stored === null || stored.secret === null) return err({ type: 'NoPin' });
  const needed = signInNeeded(db, stored, at);
  if (needed !== null) return err(needed);

  const instant = Temporal.Instant.fromEpochMilliseconds(at);
  const seconds = secondsLeft(stored.failures, Temporal.Instant.fromEpochMilliseconds(stored.tried), instant);
  if (seconds > 0) {
    if (stored.tried > at) waitFrom(db, staff.num, at);
    return err({ type: 'PinTooSoon', seconds });
  }

  countAttempt(db, staff.num, at);
  onPinTried?.();
  const isRight = await isPinOf(pin, stored.secret);
  const failures = stored.failures + 1;
  const left = limitOn('pinAttempts', osloDate(instant)) - failures;
  db.transaction(() => {
    if (isRight) {
      foundRight(db, staff.num);
      then();
      return;
    }
    const who = { db, now, signedIn: staff };
    appendAccess(who, { act: 'signInDenied', patient: null, outcome: 'denied' });
    if (left <= 0) appendAccess(who, { act: 'pinEnded', patient: null });
  })();
  if (isRight) return ok(undefined);
  if (left <= 0) return err({ type: 'TooManyWrongPins', failures });
  return err({ type: 'WrongPin', left, seconds: secondsToWait(failures) });
}
