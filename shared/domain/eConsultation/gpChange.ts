import { osloDateAt, Temporal } from '../../lib/time.ts';
import type { PractitionerId } from '../identity/ids.ts';
import { type Membership, membershipOn } from '../patientList/membership.ts';
import { mayReadMatter, type MatterOnGpChange, matterOnGpChange, type OpenMatter } from '../patientList/openMatter.ts';
import { type EConsultation, isOpen } from './eConsultation.ts';
import { dueDay } from './queue.ts';

/** The patient's change of GP; `on` is the first day with the new one in Norway, the 1st of a month. */
export type GpChange = { readonly newGp: PractitionerId; readonly on: Temporal.PlainDate };

function asMatter(eConsultation: EConsultation): OpenMatter {
  const receivedOn = osloDateAt(eConsultation.receivedAt);
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

/** A patient's time on the list of a GP. */
export type TimeWithGp = Membership & { readonly gp: PractitionerId };

/**
 * The change that lies behind something which came on a day: the first that takes effect after it. Null without one. A GP
 * whom the register does not name, at another surgery, has the id ''.
 *
 * @param times the newest first, so that the day on which two meet is the new one's
 */
export function changeAfter(times: readonly TimeWithGp[], day: Temporal.PlainDate): GpChange | null {
  const current = times.find((time) => membershipOn(time, day) === 'active');
  if (current === undefined) return null;
  const [next] = times
    .flatMap(({ gp, from }) =>
      gp !== current.gp && from !== null && isBefore(day, from) ? [{ newGp: gp, on: from }] : [],
    )
    .toSorted((a, b) => Temporal.PlainDate.compare(a.on, b.on));
  if (next !== undefined) return next;
  return current.to === null ? null : { newGp: '' as PractitionerId, on: current.to.add({ days: 1 }) };
}

/**
 * The change by which a doctor got the patient, as seen from something that came on a day before it: however many GPs
 * the patient has had in between. Null where the doctor has not got the patient since, had the patient then too, or
 * follows nobody whom the register knows.
 */
export function changeTo(
  doctor: PractitionerId,
  times: readonly TimeWithGp[],
  received: Temporal.PlainDate,
  today: Temporal.PlainDate,
): GpChange | null {
  const own = times.filter(({ gp }) => gp === doctor);
  if (own.some((time) => membershipOn(time, received) === 'active')) return null;
  const [on] = own
    .flatMap(({ from }) => (from !== null && isBefore(received, from) && !isBefore(today, from) ? [from] : []))
    .toSorted((a, b) => Temporal.PlainDate.compare(a, b));
  if (on === undefined) return null;
  const follows = times.some(({ gp, from }) => gp !== doctor && from !== null && isBefore(from, on));
  return follows ? { newGp: doctor, on } : null;
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

function isBefore(day: Temporal.PlainDate, other: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(day, other) < 0;
}
