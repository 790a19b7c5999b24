import type { Temporal } from '../../lib/time.ts';
import { assertNever } from '../../lib/assertNever.ts';
import { err, ok, type Result } from '../../lib/result.ts';
import type { Role } from '../access/role.ts';
import type { ContactWay, Reach } from '../eConsultation/eConsultation.ts';
import { may, type NotYourRole, whyNotThisRole } from '../eConsultation/whoMay.ts';
import type { PractitionerId } from '../identity/ids.ts';
import type { ResultStatus, TestResult } from './result.ts';

/** Who acts, from the sign-in. */
export type Reviewer = { readonly by: PractitionerId; readonly role: Role };

/**
 * A doctor judges a result; who and when is kept with it. Judging anew is possible until it has been released.
 *
 * A result that the laboratory has flagged and the doctor finds normal needs a comment: someone will ask why.
 */
export function review(
  result: TestResult,
  judgement: { readonly abnormal: boolean; readonly comment: string },
  doctor: Reviewer,
  now: Temporal.Instant,
): Result<TestResult, ReviewRefused> {
  const { status } = result.state;
  if (status === 'contacted' || status === 'released') return err({ type: 'WrongState', as: status });
  if (!may(doctor.role, 'reviewResult')) return err({ type: 'OnlyDoctorReviews', role: doctor.role });
  const comment = judgement.comment.trim();
  if (result.flaggedAbnormal && !judgement.abnormal && comment === '') return err({ type: 'CommentNeeded' });
  const made = { by: doctor.by, at: now.epochMilliseconds, comment, abnormal: judgement.abnormal };
  return ok({ ...result, state: { status: 'reviewed', review: made } });
}

export type ReviewRefused =
  | { readonly type: 'WrongState'; readonly as: ResultStatus }
  | { readonly type: 'OnlyDoctorReviews'; readonly role: Role }
  | { readonly type: 'CommentNeeded' };

/** The patient has been told about a reviewed result. A doctor, or someone on the doctor's behalf, writes down what was said. */
export function contacted(
  result: TestResult,
  contact: { readonly way: ContactWay; readonly note: string },
  staff: Reviewer,
  now: Temporal.Instant,
): Result<TestResult, ContactedRefused> {
  const { state } = result;
  if (state.status !== 'reviewed') return err({ type: 'WrongState', as: state.status });
  const refused = whyNotThisRole(staff.role, 'documentContact');
  if (refused) return err(refused);
  const note = contact.note.trim();
  if (note === '') return err({ type: 'ContactNoteIsEmpty' });
  const made = { way: contact.way, by: staff.by, at: now.epochMilliseconds, note };
  return ok({ ...result, state: { status: 'contacted', review: state.review, contact: made } });
}

export type ContactedRefused =
  | { readonly type: 'WrongState'; readonly as: ResultStatus }
  | NotYourRole
  | { readonly type: 'ContactNoteIsEmpty' };

/**
 * Lets the patient see a result on the portal. An abnormal one only after someone has spoken or written to the patient:
 * bad news comes from a person. Refused while the portal may not carry anything to the patient.
 */
export function release(
  result: TestResult,
  doctor: Reviewer,
  now: Temporal.Instant,
): Result<TestResult, ReleaseRefused> {
  const { state } = result;
  if (!may(doctor.role, 'releaseResult')) return err({ type: 'OnlyDoctorReviews', role: doctor.role });
  switch (state.status) {
    case 'received':
      return err({ type: 'NotReviewed' });
    case 'released':
      return err({ type: 'WrongState', as: state.status });
    case 'reviewed':
      if (state.review.abnormal) return err({ type: 'ContactFirst' });
      break;
    case 'contacted':
      break;
    default:
      return assertNever(state);
  }
  if (result.reach !== 'portal') return err({ type: 'PatientNotReachable', why: result.reach });
  const contact = state.status === 'contacted' ? state.contact : null;
  const released = {
    status: 'released',
    review: state.review,
    contact,
    by: doctor.by,
    at: now.epochMilliseconds,
  } as const;
  return ok({ ...result, state: released });
}

export type ReleaseRefused =
  | { readonly type: 'WrongState'; readonly as: ResultStatus }
  | { readonly type: 'OnlyDoctorReviews'; readonly role: Role }
  | { readonly type: 'NotReviewed' }
  | { readonly type: 'ContactFirst' }
  | { readonly type: 'PatientNotReachable'; readonly why: Exclude<Reach, 'portal'> };

/**
 * Whether a result goes to the patient by itself once it has been reviewed: only a normal one, and only where the surgery
 * has switched that on. No national delay is set; off is our default.
 */
export function releasesItself(result: Pick<TestResult, 'state'>, autoRelease = false): boolean {
  return autoRelease && result.state.status === 'reviewed' && !result.state.review.abnormal;
}

/**
 * The laboratory has corrected a result: it waits for a doctor again, whatever had been done with it. What the patient has seen
 * is hidden until then.
 */
export function corrected(result: TestResult, flaggedAbnormal: boolean, now: Temporal.Instant): TestResult {
  return { ...result, flaggedAbnormal, receivedAt: now.epochMilliseconds, state: { status: 'received' } };
}
