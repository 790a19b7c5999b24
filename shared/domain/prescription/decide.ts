import { osloDate, type Temporal } from '../../lib/time.ts';
import { assertNever } from '../../lib/assertNever.ts';
import { err, ok, type Result } from '../../lib/result.ts';
import type { Role } from '../access/role.ts';
import type { PractitionerId } from '../identity/ids.ts';
import { isAddictive, longestUse, mayHaveReit, type Terms, type TermsRefused, whyNotOnTerms } from './limits.ts';
import type { Prescription } from './prescription.ts';
import { decidedState, type Decision, type LineState, type RenewalLine } from './renewal.ts';
import { isVisible } from './validity.ts';
import { may, type NotYourRole, whyNotThisRole } from '../eConsultation/whoMay.ts';

/** Who acts, from the sign-in. */
export type Prescriber = { readonly by: PractitionerId; readonly role: Role };

/** What the screen offers for a line before anyone has decided. */
export type Offer = {
  /** Whether one click renews it as it was. Never for what can make dependent. */
  readonly oneClick: boolean;
  readonly suggested: 'approve' | 'consultation';
  readonly reit: boolean;
  /** The longest that one dispensing may last, in days; null when there is no limit. */
  readonly longestUse: number | null;
};

/** The terms of a renewal: those of the old prescription, sent to Reseptformidleren. */
export function renewedTerms({ account, daysOfUse, reit }: Prescription): Terms {
  return { account, daysOfUse, reit, sentBy: 'register' };
}

/**
 * What to offer for a line on a day. For groups A and B a consultation is suggested: renewals of addictive medicines should
 * be done there (Helsedirektoratet, veileder vanedannende legemidler, reseptfornyelse).
 */
export function offerFor({ prescription }: RenewalLine, today: Temporal.PlainDate): Offer {
  const { group } = prescription.medicine;
  const terms = renewedTerms(prescription);
  const addictive = isAddictive(group);
  return {
    oneClick: !addictive && whyNotOnTerms(group, terms, today) === null,
    suggested: addictive ? 'consultation' : 'approve',
    reit: mayHaveReit(group, terms),
    longestUse: longestUse(group, terms.sentBy, today),
  };
}

function whyNot(line: RenewalLine, today: Temporal.PlainDate): LineRefused | null {
  const decided = decidedState(line);
  if (decided !== null) return { type: 'AlreadyDecided', as: decided.status, by: decided.by };
  if (!isVisible(line.prescription, today)) return { type: 'NoLongerRenewable' };
  return null;
}

type LineRefused =
  | { readonly type: 'AlreadyDecided'; readonly as: LineState['status']; readonly by: PractitionerId }
  | { readonly type: 'NoLongerRenewable' };

/** Staff prepare a line for the doctor; nothing is decided, and nothing is checked that the doctor will not see anew. */
export function prepare(
  line: RenewalLine,
  proposal: Decision,
  staff: Prescriber,
  now: Temporal.Instant,
): Result<RenewalLine, PrepareRefused> {
  const refused = whyNot(line, osloDate(now)) ?? whyNotThisRole(staff.role, 'prepareRenewal');
  if (refused) return err(refused);
  return ok({ ...line, state: { status: 'prepared', by: staff.by, proposal } });
}

export type PrepareRefused = LineRefused | NotYourRole;

/**
 * A doctor decides one line. The doctor who signs takes the responsibility and is recorded with the line.
 *
 * Refused to anyone else; when the line is decided already or expired more than twelve months ago; when the terms are not
 * lawful (FOR-2022-06-02-977 § 5-8); when groups A and B are renewed without a written ground; and when a rejection gives no
 * reason the patient could read.
 */
export function decide(
  line: RenewalLine,
  decision: Decision,
  doctor: Prescriber,
  now: Temporal.Instant,
): Result<RenewalLine, DecideRefused> {
  const today = osloDate(now);
  // Saying no, or asking the patient in, is possible however old the prescription is.
  const renews = decision.type === 'approve' || decision.type === 'change';
  const refused = whyNot(line, today);
  if (refused && (renews || refused.type === 'AlreadyDecided')) return err(refused);
  if (!may(doctor.role, 'decideRenewal')) return err({ type: 'OnlyDoctorDecides', role: doctor.role });
  const state = decidedAs(line.prescription, decision, { by: doctor.by, at: now.epochMilliseconds }, today);
  return state.ok ? ok({ ...line, state: state.value }) : state;
}

type Signature = { readonly by: PractitionerId; readonly at: number };

function decidedAs(
  prescription: Prescription,
  decision: Decision,
  signed: Signature,
  today: Temporal.PlainDate,
): Result<LineState, DecideRefused> {
  switch (decision.type) {
    case 'approve':
    case 'change': {
      const { group } = prescription.medicine;
      const terms = decision.type === 'change' ? decision.terms : renewedTerms(prescription);
      const ground = decision.ground.trim();
      const refused = whyNotOnTerms(group, terms, today);
      if (refused) return err(refused);
      if (isAddictive(group) && ground === '') return err({ type: 'AddictiveNeedsGround' });
      if (decision.type === 'approve') return ok({ status: 'approved', terms, note: '', ground, ...signed });
      const note = decision.note.trim();
      return note === '' ? err({ type: 'ChangeNeedsNote' }) : ok({ status: 'changed', terms, note, ground, ...signed });
    }
    case 'reject': {
      const text = decision.text.trim();
      if (decision.reason === 'other' && text === '') return err({ type: 'ReasonIsEmpty' });
      return ok({ status: 'rejected', reason: decision.reason, text, ...signed });
    }
    case 'consultation':
      return ok({ status: 'consultation', text: decision.text.trim(), ...signed });
    default:
      return assertNever(decision);
  }
}

export type DecideRefused =
  | LineRefused
  | TermsRefused
  | { readonly type: 'OnlyDoctorDecides'; readonly role: Role }
  | { readonly type: 'AddictiveNeedsGround' }
  | { readonly type: 'ChangeNeedsNote' }
  | { readonly type: 'ReasonIsEmpty' };
