import type { Brand } from '../../lib/brand.ts';
import type { PatientId, PractitionerId } from '../identity/ids.ts';

export type EConsultationId = Brand<string, 'EConsultationId'>;

export const ECONSULTATION_STATUSES = ['new', 'opened', 'in-progress', 'answered', 'closed'] as const;

/**
 * Where a matter stands. Follows the `status` of FHIR's `Task`:
 * `requested` is new, `received` and `accepted` are opened, `in-progress` is the same word, `completed` is answered
 * when the Task's output holds an answer and closed otherwise, `cancelled` and `entered-in-error` are closed.
 */
export type EConsultationState =
  | { readonly status: 'new' }
  | { readonly status: 'opened' }
  /** Someone's answer is on its way: nobody else may send one. */
  | { readonly status: 'in-progress'; readonly reservedBy: PractitionerId }
  | { readonly status: 'answered'; readonly by: PractitionerId; readonly at: number; readonly text: string }
  /** `by` is null when the patient withdrew it. */
  | { readonly status: 'closed'; readonly by: PractitionerId | null; readonly at: number; readonly how: Closing };

/** How a matter ends without a doctor's written answer. Each leaves the patient with something in hand. */
export type Closing =
  | { readonly type: 'WrongChannel'; readonly use: OtherChannel; readonly text: string }
  | { readonly type: 'MustComeIn'; readonly text: string }
  | { readonly type: 'NotSuitable'; readonly reason: UnsuitableReason; readonly text: string }
  | { readonly type: 'Contacted'; readonly contact: Contact }
  | { readonly type: 'Referred'; readonly to: PractitionerId; readonly text: string }
  | { readonly type: 'WithdrawnByPatient' }
  /** Ended elsewhere, by someone who did not say how. */
  | { readonly type: 'NotTold' }
  | { readonly type: 'EnteredInError' };

export const OTHER_CHANNELS = ['booking', 'message', 'prescription-renewal'] as const;
/** Where a question belongs that came as an e-consultation by mistake. */
export type OtherChannel = (typeof OTHER_CHANNELS)[number];

export const UNSUITABLE_REASONS = [
  'needs-examination',
  'several-matters',
  'sick-note',
  'too-complex',
  'other',
] as const;
/** Why a doctor finds that a matter does not suit an e-consultation. */
export type UnsuitableReason = (typeof UNSUITABLE_REASONS)[number];

/**
 * Whether the portal may carry an answer to the patient now.
 *
 * The surgery's services need full consent (Helsenorge, personvern). `no-recipient`: nobody may receive it there, as for
 * a young child whose guardians have no access. Otherwise the patient is reached by phone or letter.
 */
export type Reach = 'portal' | 'consent-too-low' | 'consent-withdrawn' | 'no-recipient';

export const CONTACT_WAYS = ['phone', 'at-the-surgery', 'letter', 'sent-to-116117', 'called-113'] as const;
export type ContactWay = (typeof CONTACT_WAYS)[number];

/** A contact with the patient outside the portal that has taken place. A call that nobody took is a note, not a contact. */
export type Contact = {
  readonly way: ContactWay;
  readonly by: PractitionerId;
  /** Milliseconds since 1970 (UTC). */
  readonly at: number;
  readonly note: string;
};

/** One matter that a patient has put to a doctor, with its thread of questions and answers. Plain, so that it travels. */
export type EConsultation = {
  readonly id: EConsultationId;
  readonly patient: PatientId;
  /** The doctor whose list the patient is on; the name stays on the matter while a locum has it. */
  readonly responsibleGp: PractitionerId;
  /** Who has it on the desk; null is the whole surgery. */
  readonly assignedTo: PractitionerId | null;
  /** Milliseconds since 1970 (UTC) when the oldest unanswered question arrived; the due date is counted from here. */
  readonly receivedAt: number;
  readonly urgent: boolean;
  /** Contacts since that question came, oldest first. */
  readonly contacts: readonly Contact[];
  readonly reach: Reach;
  readonly state: EConsultationState;
};

/** An e-consultation that still waits for someone at the surgery. */
export function isOpen(eConsultation: Pick<EConsultation, 'state'>): boolean {
  return eConsultation.state.status !== 'answered' && eConsultation.state.status !== 'closed';
}
