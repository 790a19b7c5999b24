import type { Consent } from '../../domain/access/consent.ts';
import type { PatientLife } from '../../domain/access/life.ts';
import type { MatterWarning } from '../../domain/eConsultation/warnings.ts';
import type { MatterOnGpChange } from '../../domain/patientList/openMatter.ts';
import type { QueueState } from '../../domain/work/queueState.ts';

/** The record that is used in place of one that is out of use. */
export type Replacement = { readonly patientId: string; readonly name: string };

/** What has become of a patient; `alive` says nothing. */
export type LifeView =
  | Exclude<PatientLife, { is: 'replaced' }>
  | { readonly is: 'replaced'; readonly by: Replacement | null };

/** What a search has found: the first of them, how many there are, and whether they have all been counted. */
export type FoundOf<Patient> = {
  readonly patients: readonly Patient[];
  readonly total: number;
  readonly isAll: boolean;
};

/** A patient as a search shows one: administrative, nothing of health. */
export type FoundPatient =
  | {
      readonly patientId: string;
      readonly blocked: false;
      readonly name: string;
      /** yyyy-mm-dd, or as much of it as is known; null when the portal has not said. */
      readonly birthDay: string | null;
      readonly gpName: string | null;
      readonly life: LifeView;
    }
  /** Found by the whole identity number alone, and says nothing of whom it is about. */
  | { readonly patientId: string; readonly blocked: true };

/** By an emergency override the reader sees this patient; ends at an instant. */
export type OverrideView = { readonly reason: string; readonly until: string };

/** What changes how one answers, with names in place of ids. Dates in Norway as ISO dates. */
export type Warning =
  | Exclude<MatterWarning, { type: 'PatientIsReplaced' | 'GpChange' | 'LocumStandsIn' | 'VacantList' | 'SharedList' }>
  | { readonly type: 'PatientIsReplaced'; readonly by: Replacement | null }
  | {
      readonly type: 'GpChange';
      readonly how: Exclude<MatterOnGpChange['type'], 'NewGpsOwn'>;
      readonly on: string;
      readonly oldGpName: string | null;
      /** Null for a GP at another surgery. */
      readonly newGpName: string | null;
    }
  | {
      readonly type: 'LocumStandsIn';
      readonly gpName: string | null;
      readonly locumNames: readonly string[];
      readonly until: string;
    }
  | { readonly type: 'VacantList'; readonly locumName: string | null }
  | { readonly type: 'SharedList'; readonly gpName: string | null; readonly otherNames: readonly string[] };

export type PatientMatter = {
  readonly taskId: string;
  readonly kind: 'e-consultation' | 'message';
  /** Null where the reader may not see it: it came before a change of GP, and the record has not been transferred. */
  readonly subject: string | null;
  readonly receivedAt: string;
  readonly state: QueueState;
  readonly ownerName: string | null;
};

/** One patient: administrative facts, and every matter, newest first. */
export type PatientPage = {
  readonly patientId: string;
  readonly name: string;
  readonly birthDay: string | null;
  readonly gpName: string | null;
  readonly life: LifeView;
  /** «150680 •••••»; null when the portal gives none. The whole is an act of its own, which is logged. */
  readonly maskedNumber: string | null;
  /** The number that the patient is phoned on today; null when the portal gives none. */
  readonly phone: string | null;
  readonly addressProtected: boolean;
  /** Null where the portal has not told. */
  readonly consent: Consent | null;
  readonly withheldFromGuardians: boolean;
  readonly override: OverrideView | null;
  readonly matters: readonly PatientMatter[];
  readonly today: string;
};
