import { WHOSE, WORK_ORDERS, type WorkFilter } from '../../domain/work/workFilter.ts';
import { WORK_KINDS, type WorkKind } from '../../domain/work/workKind.ts';
import { z } from '../../lib/zod.ts';
import { command, fhirId, nothing, query } from '../act.ts';
import { topicsOfQueries } from '../topics.ts';
import type { UrgentForMe, WorkCounts, WorkPage } from '../views/queue.ts';

const kind = z.enum(WORK_KINDS);
// Not `readonly()`, which freezes whatever has come, and throws where that cannot be frozen.
const kinds: z.ZodType<readonly WorkKind[], readonly WorkKind[]> = z.array(kind).max(WORK_KINDS.length);
const filter = z.strictObject({
  kinds,
  gp: fhirId.nullable(),
  whose: z.enum(WHOSE),
  order: z.enum(WORK_ORDERS),
  alsoOverdue: z.boolean(),
});

/** The work queue: everything that waits for someone, and what has been answered. A role sees the kinds that it may. */
export const workActs = {
  listWork: query(
    z.strictObject({
      show: z.enum(['open', 'answered']),
      filter,
      /** Beginnings of words of the patient's name and of the subject; empty looks for nothing. */
      text: z.string().max(200),
      from: z.int().min(0).max(1_000_000),
      count: z.int().min(1).max(500),
    }),
    { topics: topicsOfQueries.listWork, needs: 'anyone' },
  ),
  countWork: query(nothing, { topics: topicsOfQueries.countWork, needs: 'anyone' }),
  /** Whom something urgent alerts, until a contact has been written down: doctors. */
  readUrgent: query(nothing, { topics: topicsOfQueries.readUrgent, needs: ['callOffUrgency'] }),
  readWorkFilter: query(nothing, { topics: topicsOfQueries.readWorkFilter, needs: 'anyone' }),
  saveWorkFilter: command(z.strictObject({ filter }), { topics: ['preferences'], needs: 'anyone' }),
} as const;

export type WorkOutputs = {
  listWork: WorkPage;
  countWork: WorkCounts;
  readUrgent: UrgentForMe;
  readWorkFilter: WorkFilter;
  saveWorkFilter: null;
};
