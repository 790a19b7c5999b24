import type { WorkKind } from './workKind.ts';

export const WHOSE = ['all', 'mine', 'team', 'unassigned'] as const;
/** On whose desk: anyone's, one's own, that of everybody with one's role, or the whole surgery's. */
export type Whose = (typeof WHOSE)[number];

export const WORK_ORDERS = ['due', 'received', 'patient', 'gp'] as const;
/**
 * `due`: as `compareInQueue`, urgent first, then by due day, then by arrival. `received`: the newest first. `patient`
 * and `gp`: by family name and by the GP's name, each in the order of `due`.
 */
export type WorkOrder = (typeof WORK_ORDERS)[number];

/** What a person has chosen to see of the queue, and how. Kept for each person. */
export type WorkFilter = {
  /** None is all of them. */
  readonly kinds: readonly WorkKind[];
  /** The id of a Practitioner: only that GP's patients. */
  readonly gp: string | null;
  readonly whose: Whose;
  readonly order: WorkOrder;
  /** What is urgent or overdue is shown beside what the filter lets through (as `shownInQueue`). */
  readonly alsoOverdue: boolean;
};

export const EVERYTHING: WorkFilter = { kinds: [], gp: null, whose: 'all', order: 'due', alsoOverdue: false };
