import type { Brand } from '../../lib/brand.ts';
import type { Contact, Reach } from '../eConsultation/eConsultation.ts';
import type { PatientId, PractitionerId } from '../identity/ids.ts';

export type TestResultId = Brand<string, 'TestResultId'>;

export const RESULT_STATUSES = ['received', 'reviewed', 'contacted', 'released'] as const;
export type ResultStatus = (typeof RESULT_STATUSES)[number];

/** A doctor's judgement of a result, with who and when (milliseconds since 1970, UTC). */
export type Review = {
  readonly by: PractitionerId;
  readonly at: number;
  readonly comment: string;
  readonly abnormal: boolean;
};

/** Where a result stands, from the laboratory to the patient. It follows the review `Task` of the `DiagnosticReport`. */
export type ResultState =
  | { readonly status: 'received' }
  | { readonly status: 'reviewed'; readonly review: Review }
  /** The patient has been told by someone. */
  | { readonly status: 'contacted'; readonly review: Review; readonly contact: Contact }
  | {
      readonly status: 'released';
      readonly review: Review;
      readonly contact: Contact | null;
      readonly by: PractitionerId;
      readonly at: number;
    };

export type TestResult = {
  readonly id: TestResultId;
  readonly patient: PatientId;
  /** Milliseconds since 1970 (UTC). */
  readonly receivedAt: number;
  /** The laboratory's own flag; the doctor judges. */
  readonly flaggedAbnormal: boolean;
  readonly reach: Reach;
  readonly state: ResultState;
};

/**
 * Whether the patient may see a result: when a doctor has reviewed it and it has been released, never before
 * (Helsenorge: after the doctor's review, possibly delayed so that the doctor can call first).
 */
export function isVisibleToPatient(result: Pick<TestResult, 'state'>): boolean {
  return result.state.status === 'released';
}
