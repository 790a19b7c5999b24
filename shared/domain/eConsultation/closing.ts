import { osloDate, type Temporal } from '../../lib/time.ts';
import { err, ok, type Result } from '../../lib/result.ts';
import type { SurgeryAct } from '../access/permissions.ts';
import { offerDeadline } from '../booking/offerDeadline.ts';
import type { CountedDay } from '../calendar/workingDays.ts';
import type { PractitionerId } from '../identity/ids.ts';
import { type AnswerTextRefused, checkAnswerText } from './answer.ts';
import type { Closing, EConsultation, EConsultationState, OtherChannel, UnsuitableReason } from './eConsultation.ts';
import {
  type Actor,
  type NotOpen,
  type PatientNotReachable,
  type UrgentWithoutContact,
  whyNotOpen,
  whyNotReachable,
  whyUrgencyStands,
} from './gates.ts';
import { type NotYourRole, whyNotThisRole } from './whoMay.ts';

export type ClosedEConsultation = EConsultation & {
  readonly state: Extract<EConsultationState, { status: 'closed' }>;
};

export type EndRefused = NotOpen | NotYourRole | UrgentWithoutContact;
export type WrittenEndRefused = EndRefused | PatientNotReachable | AnswerTextRefused;
export type ClosingRefused = WrittenEndRefused | { readonly type: 'Unanswered' } | { readonly type: 'NoGpChange' };

function closed(
  eConsultation: EConsultation,
  by: PractitionerId,
  how: Closing,
  now: Temporal.Instant,
): ClosedEConsultation {
  return { ...eConsultation, state: { status: 'closed', by, at: now.epochMilliseconds, how } };
}

function whyNotEnd(eConsultation: EConsultation, actor: Actor, act: SurgeryAct): EndRefused | null {
  return whyNotOpen(eConsultation, actor.by) ?? whyNotThisRole(actor.role, act) ?? whyUrgencyStands(eConsultation);
}

function writtenEnd(
  eConsultation: EConsultation,
  actor: Actor,
  act: SurgeryAct,
  text: string,
): Result<string, WrittenEndRefused> {
  const refused = whyNotEnd(eConsultation, actor, act) ?? whyNotReachable(eConsultation.reach);
  return refused ? err(refused) : checkAnswerText(text);
}

/**
 * «Feil kanal»: the patient is told where the question belongs, and the matter is closed. Nothing is charged.
 *
 * Everyone who works with patients may: it says where to turn and judges nothing medical. What is medical stays with a doctor.
 */
export function redirect(
  eConsultation: EConsultation,
  to: { readonly use: OtherChannel; readonly text: string },
  actor: Actor,
  now: Temporal.Instant,
): Result<ClosedEConsultation, WrittenEndRefused> {
  const text = writtenEnd(eConsultation, actor, 'redirectToOtherChannel', to.text);
  if (!text.ok) return text;
  return ok(closed(eConsultation, actor.by, { type: 'WrongChannel', use: to.use, text: text.value }, now));
}

/**
 * «Krever oppmøte»: the doctor finds the matter unsuitable without seeing the patient. The reply closes the
 * e-consultation's clock, and the clock of the appointment starts: the patient is to be offered one within five working days.
 *
 * Only a doctor judges what is suitable (FOR-2025-12-02-2405 § 16 d with remarks; the offer: § 22).
 */
export function requireAttendance(
  eConsultation: EConsultation,
  reply: string,
  actor: Actor,
  now: Temporal.Instant,
): Result<{ readonly eConsultation: ClosedEConsultation; readonly offerBy: CountedDay }, WrittenEndRefused> {
  const text = writtenEnd(eConsultation, actor, 'requireAttendance', reply);
  if (!text.ok) return text;
  return ok({
    eConsultation: closed(eConsultation, actor.by, { type: 'MustComeIn', text: text.value }, now),
    offerBy: offerDeadline(osloDate(now)),
  });
}

/**
 * «Ikke egnet»: the doctor finds that the matter does not suit an e-consultation, and the patient is told why and what
 * to do instead. No time is set here; what the patient then asks for has a clock of its own.
 *
 * Only a doctor judges what is suitable, in the single case (FOR-2025-12-02-2405 § 16 d with remarks). A sick note needs
 * that work ability can be judged without an examination (folketrygdloven § 8-7).
 */
export function declineUnsuitable(
  eConsultation: EConsultation,
  why: { readonly reason: UnsuitableReason; readonly text: string },
  actor: Actor,
  now: Temporal.Instant,
): Result<ClosedEConsultation, WrittenEndRefused> {
  const text = writtenEnd(eConsultation, actor, 'declineUnsuitable', why.text);
  if (!text.ok) return text;
  return ok(closed(eConsultation, actor.by, { type: 'NotSuitable', reason: why.reason, text: text.value }, now));
}

/**
 * Closes what was settled outside the portal, with the last documented contact as its answer.
 *
 * Nothing is closed unanswered: what a patient has sent is a health enquiry that must be assessed, also when the
 * consent that carried it is gone. Only a doctor closes (FOR-2024-06-26-1322, merknad B9).
 */
export function closeAfterContact(
  eConsultation: EConsultation,
  actor: Actor,
  now: Temporal.Instant,
): Result<ClosedEConsultation, EndRefused | { readonly type: 'Unanswered' }> {
  const refused = whyNotEnd(eConsultation, actor, 'closeEConsultation');
  if (refused) return err(refused);
  const contact = eConsultation.contacts.at(-1);
  if (contact === undefined) return err({ type: 'Unanswered' });
  return ok(closed(eConsultation, actor.by, { type: 'Contacted', contact }, now));
}

/**
 * The GP refers a patient who has changed or is changing GP to the new one, in writing. Nothing else follows along:
 * the new GP sees the matter only after a transfer of the record, which the patient may object to (PBRL § 5-3).
 */
export function refer(
  eConsultation: EConsultation,
  referral: { readonly newGp: PractitionerId | null; readonly text: string },
  actor: Actor,
  now: Temporal.Instant,
): Result<ClosedEConsultation, WrittenEndRefused | { readonly type: 'NoGpChange' }> {
  const text = writtenEnd(eConsultation, actor, 'referEConsultation', referral.text);
  if (!text.ok) return text;
  if (referral.newGp === null || referral.newGp === eConsultation.responsibleGp) return err({ type: 'NoGpChange' });
  return ok(closed(eConsultation, actor.by, { type: 'Referred', to: referral.newGp, text: text.value }, now));
}
