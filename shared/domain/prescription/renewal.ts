import type { Reach } from '../eConsultation/eConsultation.ts';
import type { PatientId, PractitionerId } from '../identity/ids.ts';
import type { Terms } from './limits.ts';
import type { Prescription, RenewalLineId } from './prescription.ts';

export const LINE_STATUSES = ['requested', 'prepared', 'approved', 'changed', 'rejected', 'consultation'] as const;
export type LineStatus = (typeof LINE_STATUSES)[number];

export const REJECTIONS = ['not-indicated', 'too-early', 'other-prescriber', 'ask-specialist', 'other'] as const;
export type Rejection = (typeof REJECTIONS)[number];

/** What someone proposes or decides for one line. `ground` is why an addictive medicine is renewed without a consultation. */
export type Decision =
  | { readonly type: 'approve'; readonly ground: string }
  | { readonly type: 'change'; readonly terms: Terms; readonly note: string; readonly ground: string }
  | { readonly type: 'reject'; readonly reason: Rejection; readonly text: string }
  | { readonly type: 'consultation'; readonly text: string };

/** Where a line stands; each is one FHIR `Task` of the same group. A decided line names the doctor who is responsible. */
export type LineState =
  | { readonly status: 'requested' }
  | { readonly status: 'prepared'; readonly by: PractitionerId; readonly proposal: Decision }
  | (Decided & {
      readonly status: 'approved' | 'changed';
      readonly terms: Terms;
      readonly note: string;
      readonly ground: string;
    })
  | (Decided & { readonly status: 'rejected'; readonly reason: Rejection; readonly text: string })
  | (Decided & { readonly status: 'consultation'; readonly text: string });

/** `at` in milliseconds since 1970 (UTC). */
type Decided = { readonly by: PractitionerId; readonly at: number };

export type RenewalLine = {
  readonly id: RenewalLineId;
  /** What the patient asks to have renewed. */
  readonly prescription: Prescription;
  readonly state: LineState;
};

/** What a patient asks for in one go: one or more lines, each decided on its own. */
export type RenewalRequest = {
  readonly patient: PatientId;
  readonly reach: Reach;
  readonly lines: readonly RenewalLine[];
};

export type DecidedState = Exclude<LineState, { status: 'requested' | 'prepared' }>;

/** The decision on a line; null while it waits for a doctor. */
export function decidedState(line: RenewalLine): DecidedState | null {
  const { state } = line;
  return state.status === 'requested' || state.status === 'prepared' ? null : state;
}
