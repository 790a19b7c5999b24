/** A row of the work queue as the table has it. Instants in ms, days since 1970 in Norway, people as nums. */
export type WorkRecord = {
  readonly num: number;
  readonly id: Buffer | string;
  readonly kind: number;
  readonly task_kind: number | null;
  readonly waits: number;
  readonly state: number;
  readonly urgent: number;
  readonly due: number;
  readonly at: number;
  readonly done: number;
  readonly starts: number | null;
  readonly patient: number | null;
  readonly name: string | null;
  readonly name_key: string;
  readonly birthday: string | null;
  readonly gp: number;
  readonly owner: number;
  readonly requester: string | null;
  readonly subject: string;
  readonly preview: string;
  readonly said: number | null;
  readonly claimed: number | null;
  readonly claiming: number | null;
  readonly opened_by: string | null;
  readonly opened_since: number | null;
  readonly opened_until: number | null;
  readonly drafts: number;
  readonly entry: number | null;
};

/** In the columns of people: nobody, or the whole surgery. */
export const NOBODY = 0;

/** The due day of what has no deadline: after all that has one. */
export const NO_DUE = 9_999_999;
