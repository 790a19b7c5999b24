import type { PractitionerId } from '../../domain/identity/ids.ts';
import type { ListNumbers, ListState } from '../../domain/patientList/listState.ts';
import type { Responsible } from '../../domain/patientList/responsible.ts';

/** A locum on a list, both days (yyyy-mm-dd in Norway) included. */
export type CoverView = { readonly locumName: string | null; readonly from: string; readonly to: string };

export type PatientListRow = {
  readonly gpId: PractitionerId;
  /** Whose list it is; null before the portal has said who that is. */
  readonly gpName: string | null;
  /** Who answers for its patients today: the GP, on a vacant list a locum, or nobody that the register names. */
  readonly responsible: Responsible['type'];
  /** Both null where the register has told nothing of the list that can be read. */
  readonly numbers: Pick<ListNumbers, 'cap' | 'headcount' | 'waiting'> | null;
  readonly standing: ListState | null;
  /** The name of the shared list and the other GPs of it; null where the GP has the list alone. */
  readonly shared: { readonly name: string; readonly otherGps: readonly string[] } | null;
  /** Who stands in today or will, the nearest first. */
  readonly cover: readonly CoverView[];
};

/** Every GP's list at the surgery, by the GP's name. `today`: yyyy-mm-dd in Norway. */
export type PatientLists = { readonly today: string; readonly lists: readonly PatientListRow[] };
