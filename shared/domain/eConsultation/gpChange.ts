import type { Temporal } from '../../lib/time.ts';
import type { PractitionerId } from '../identity/ids.ts';
import { type EConsultation, isOpen } from './eConsultation.ts';

/** The patient's change of GP; `from` is the first day with the new one, yyyy-mm-dd in Norway, the 1st of a month. */
export type GpChange = { readonly newGp: PractitionerId; readonly from: string };

/** What stands over an open matter whose patient changes GP. Days are yyyy-mm-dd in Norway. */
export type GpChangeBanner =
  | {
      readonly type: 'ChangesSoon';
      readonly newGp: PractitionerId;
      readonly on: string;
      readonly dueAfterChange: boolean;
    }
  | { readonly type: 'HasChanged'; readonly newGp: PractitionerId; readonly on: string };

/**
 * The GP who receives what a patient sends on a day: the old one until the last day before the change.
 *
 * The old GP is responsible until the change takes effect on the 1st (PRF § 6; the register's period).
 */
export function receivingGp(current: PractitionerId, change: GpChange | null, day: Temporal.PlainDate): PractitionerId {
  return change !== null && change.from <= day.toString() ? change.newGp : current;
}

/**
 * The banner of a matter whose patient changes GP; null when there is no change or nothing is left to do.
 * A matter due on the day of the change or later must still be answered by the old GP, or referred: it is never dropped.
 */
export function gpChangeBanner(
  eConsultation: EConsultation,
  change: GpChange | null,
  due: Temporal.PlainDate,
  today: Temporal.PlainDate,
): GpChangeBanner | null {
  if (change === null || change.newGp === eConsultation.responsibleGp || !isOpen(eConsultation)) return null;
  const { newGp, from } = change;
  if (from <= today.toString()) return { type: 'HasChanged', newGp, on: from };
  return { type: 'ChangesSoon', newGp, on: from, dueAfterChange: from <= due.toString() };
}

/**
 * Whether a doctor may read the thread, as far as the GP change decides it: the GP who got it goes on, to finish it;
 * the new GP reads nothing before the record has been transferred (the patient may object: PBRL § 5-3).
 */
export function threadFollows(
  eConsultation: EConsultation,
  doctor: PractitionerId,
  change: GpChange | null,
  recordTransferred: boolean,
): boolean {
  if (doctor === eConsultation.responsibleGp || doctor === eConsultation.assignedTo) return true;
  return change?.newGp === doctor && recordTransferred;
}
