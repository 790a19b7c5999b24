import { err, ok, type Result } from '../../lib/result.ts';
import type { Temporal } from '../../lib/time.ts';
import type { PractitionerId } from '../identity/ids.ts';
import { limitOn } from './limits.ts';

const MILLISECONDS_PER_MINUTE = 60_000;

/** The surgery's wish for minutes of idleness before the lock; null is the default, 10. At most 30, at least 1. */
export function lockAfterMinutes(wish: number | null, day: Temporal.PlainDate): Result<number, LockRefused> {
  if (wish === null) return ok(limitOn('lockAfterMinutes', day));
  const atMost = limitOn('lockAfterMinutesAtMost', day);
  if (!Number.isInteger(wish) || wish < 1 || wish > atMost) return err({ type: 'LockMinutesOutOfRange', atMost });
  return ok(wish);
}

export type LockRefused = { readonly type: 'LockMinutesOutOfRange'; readonly atMost: number };

/**
 * Whether the screen locks now. A clock that has been set back locks too: nobody knows how long the person was away.
 */
export function mustLock(lastActivity: Temporal.Instant, now: Temporal.Instant, minutes: number): boolean {
  const idle = now.epochMilliseconds - lastActivity.epochMilliseconds;
  return idle < 0 || idle >= minutes * MILLISECONDS_PER_MINUTE;
}

/** What was typed and not handed on to anyone belongs to its author: the next person at the machine sees none of it. */
export function unsavedTextsOf<Text extends { readonly author: PractitionerId }>(
  texts: readonly Text[],
  signedIn: PractitionerId,
): readonly Text[] {
  return texts.filter(({ author }) => author === signedIn);
}
