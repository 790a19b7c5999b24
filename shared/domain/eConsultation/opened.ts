import type { PractitionerId } from '../identity/ids.ts';
import { type EConsultation, isOpen } from './eConsultation.ts';

/**
 * Somebody has a matter open. Instants in ms (UTC); after `until` it says nothing any more, since nobody can be relied
 * on to say that they have gone.
 */
export type OpenedMark = { readonly by: PractitionerId; readonly since: number; readonly until: number };

/** How long a matter counts as open with someone after they opened it, in ms. Ours, from no regulation. */
const OPEN_FOR = 600_000;
/** How long before its mark runs out someone who still has the matter open says so again, in ms. */
const SAID_AGAIN = 60_000;

/** How often someone who stays at a matter says so, in ms: before the mark runs out, and seldom. */
export const SAY_OPENED_EVERY = OPEN_FOR - SAID_AGAIN / 2;

/** The mark as it holds now; null when it has run out, or lies in the future by a clock that is wrong. */
export function markAt(mark: OpenedMark | null, now: number): OpenedMark | null {
  return mark !== null && now < mark.until && mark.since < now + OPEN_FOR ? mark : null;
}

/**
 * What others should be told when someone opens a matter; null when there is nothing to tell: the matter has ended or
 * is being answered, it is said already and that still holds for a while, or it is open with a colleague, whose mark
 * stands. It holds nobody back.
 *
 * @param shown the mark that still holds
 */
export function markOpened(
  eConsultation: Pick<EConsultation, 'state'>,
  shown: OpenedMark | null,
  by: PractitionerId,
  now: number,
): OpenedMark | null {
  if (!isOpen(eConsultation) || eConsultation.state.status === 'in-progress') return null;
  const runsOut = shown !== null && shown.by === by && shown.until - now <= SAID_AGAIN;
  return shown === null || runsOut ? { by, since: now, until: now + OPEN_FOR } : null;
}
