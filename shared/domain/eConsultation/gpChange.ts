import { osloDate, Temporal } from '../../lib/time.ts';
import type { PractitionerId } from '../identity/ids.ts';
import { mayReadMatter, type MatterOnGpChange, matterOnGpChange, type OpenMatter } from '../patientList/openMatter.ts';
import { type EConsultation, isOpen } from './eConsultation.ts';
import { dueDay } from './queue.ts';

/** The patient's change of GP; `on` is the first day with the new one in Norway, the 1st of a month. */
export type GpChange = { readonly newGp: PractitionerId; readonly on: Temporal.PlainDate };

function asMatter(eConsultation: EConsultation): OpenMatter {
  const receivedOn = osloDate(Temporal.Instant.fromEpochMilliseconds(eConsultation.receivedAt));
  return { receivedOn, due: dueDay(eConsultation) };
}

/** What stands over an e-consultation whose patient changes GP; null without a change and when nothing is left to do. */
export function gpChangeBanner(
  eConsultation: EConsultation,
  change: GpChange | null,
  today: Temporal.PlainDate,
): MatterOnGpChange | null {
  if (change === null || !isOpen(eConsultation)) return null;
  return matterOnGpChange(asMatter(eConsultation), change.on, today);
}

/** The GP who receives what a patient sends on a day: the old one until the last day before the change takes effect. */
export function receivingGp(current: PractitionerId, change: GpChange | null, day: Temporal.PlainDate): PractitionerId {
  return change !== null && Temporal.PlainDate.compare(change.on, day) <= 0 ? change.newGp : current;
}

/**
 * Whether a doctor may read the thread, as far as the change decides it: whoever has it on the desk and the GP who got it go
 * on, to finish it; the new GP reads older matters only after the record has been transferred.
 */
export function threadFollows(
  eConsultation: EConsultation,
  doctor: PractitionerId,
  change: GpChange,
  recordTransferred: boolean,
): boolean {
  if (doctor === eConsultation.assignedTo || doctor === eConsultation.responsibleGp) return true;
  return doctor === change.newGp && mayReadMatter('newGp', asMatter(eConsultation), change.on, recordTransferred);
}
