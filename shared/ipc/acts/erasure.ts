import { z } from '../../lib/zod.ts';
import { command, nothing, query } from '../act.ts';
import { topicsOfQueries } from '../topics.ts';
import type { WaitingErasures } from '../views/erasure.ts';

/** What is gone at the portal, and is erased here only when a person has said so. */
export const erasureActs = {
  readErasures: query(nothing, { topics: topicsOfQueries.readErasures, needs: ['eraseGone'] }),
  /** `count`: how many the person has been shown, and has said yes to. */
  eraseGone: command(z.strictObject({ count: z.int().min(1) }), {
    topics: ['queue', 'thread', 'patient', 'sync', 'calendar', 'patientLists', 'staff', 'accessLog'],
    needs: ['eraseGone'],
  }),
} as const;

export type ErasureOutputs = {
  readErasures: WaitingErasures;
  eraseGone: { readonly erased: number };
};

export type ErasureRefusals = {
  /** Another number waits than the person has seen. */
  readonly eraseGone: { readonly type: 'ErasuresChanged' };
};
