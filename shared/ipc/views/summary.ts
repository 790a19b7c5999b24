import type { Consent } from '../../domain/access/consent.ts';
import type { Modality } from '../../domain/booking/booking.ts';
import type { Allergy } from '../../domain/eConsultation/allergy.ts';

/** One earlier contact with the surgery, newest first. `at` is an instant. */
export type LastContact =
  | {
      readonly type: 'e-consultation';
      readonly at: string;
      readonly taskId: string;
      readonly subject: string;
      /** It waits for someone still. */
      readonly open: boolean;
    }
  | {
      readonly type: 'appointment';
      readonly at: string;
      readonly id: string;
      /** Null where the portal does not say how they met. */
      readonly modality: Modality | null;
      /** `planned`: the time has passed, and nobody has said how it went. */
      readonly state: 'met' | 'noshow' | 'planned';
    };

/** What whoever answers should know of the patient, beside the thread. Days in Norway as ISO dates. */
export type PatientSummary = {
  /** A change of GP that lies ahead; the name is null for a GP at another surgery. */
  readonly nextGp: { readonly name: string | null; readonly on: string } | null;
  /** Null where the portal has not told. */
  readonly consent: Consent | null;
  /** Those who may take part in the dialogue by a fullmakt today; `until` is the last day, null without an end. */
  readonly proxies: readonly { readonly name: string; readonly until: string | null }[];
  /**
   * Gravest first. Empty: the portal tells of allergies and has none for this patient, which is not that there are none.
   * Null: it does not tell of any.
   */
  readonly allergies: readonly Allergy[] | null;
  readonly lastContacts: readonly LastContact[];
};
