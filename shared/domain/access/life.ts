import type { PatientId } from '../identity/ids.ts';

/** What has become of a patient. */
export type PatientLife =
  | { readonly is: 'alive' }
  /** `on`: the day in Norway (ISO date), or the month or year where no more is known; null where no day is told. */
  | { readonly is: 'dead'; readonly on: string | null }
  /** This record is out of use; `by`: the one that stands in its place, null where none is named. */
  | { readonly is: 'replaced'; readonly by: PatientId | null };
