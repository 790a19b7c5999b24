import { Temporal } from '../../lib/time.ts';

/** Anything that a patient has sent and the surgery has not finished; dates in Norway. */
export type OpenMatter = { readonly receivedOn: Temporal.PlainDate; readonly due: Temporal.PlainDate | null };

/** What an open matter asks of whom when its patient changes GP. */
export type MatterOnGpChange =
  /** Sent after the change: it is the new GP's from the start. */
  | { readonly type: 'NewGpsOwn' }
  /** Due before the change: the old GP answers as usual, under a banner that tells of it. */
  | { readonly type: 'DueBeforeChange'; readonly changeOn: Temporal.PlainDate }
  /** Due on the day of the change or later, or without a due date: the old GP answers or refers before leaving it. */
  | { readonly type: 'AnswerOrRefer'; readonly changeOn: Temporal.PlainDate }
  /** The change has happened: the old GP still finishes it. */
  | { readonly type: 'OldGpFinishes'; readonly changeOn: Temporal.PlainDate };

/**
 * Who has an open matter around a change of GP. The old GP is responsible until the change takes effect, and what came in
 * then stays the old GP's until it is finished: it is never dropped, and it does not move by itself.
 *
 * Source: the register's period (NHN Flr contracts); the rest is our rule, by fastlegeforskriften § 16 (all enquiries are assessed).
 */
export function matterOnGpChange(
  matter: OpenMatter,
  changeOn: Temporal.PlainDate,
  today: Temporal.PlainDate,
): MatterOnGpChange {
  if (Temporal.PlainDate.compare(matter.receivedOn, changeOn) >= 0) return { type: 'NewGpsOwn' };
  if (Temporal.PlainDate.compare(today, changeOn) >= 0) return { type: 'OldGpFinishes', changeOn };
  return matter.due !== null && Temporal.PlainDate.compare(matter.due, changeOn) < 0
    ? { type: 'DueBeforeChange', changeOn }
    : { type: 'AnswerOrRefer', changeOn };
}

/**
 * Whether a GP may read the text of a matter around a change: the old GP whose it is, always; the new GP what came after
 * the change, and the older only once the record has been transferred, which the patient may object to (pbrl § 5-3).
 */
export function mayReadMatter(
  reader: 'oldGp' | 'newGp',
  matter: OpenMatter,
  changeOn: Temporal.PlainDate,
  recordTransferred: boolean,
): boolean {
  const isNewGps = Temporal.PlainDate.compare(matter.receivedOn, changeOn) >= 0;
  if (reader === 'oldGp') return !isNewGps;
  return isNewGps || recordTransferred;
}
