import { DRAFT_FIELDS } from '../../domain/eConsultation/draft.ts';
import { z } from '../../lib/zod.ts';
import { command, fhirId, nothing, query } from '../act.ts';
import { TOPICS, topicsOfQueries } from '../topics.ts';
import type { SyncDetails, SyncState } from '../views/sync.ts';

/** What waits to be sent, and the surgery's file on this machine. */
export const syncActs = {
  readSyncState: query(nothing, { topics: topicsOfQueries.readSyncState, needs: 'nobody' }),
  // Names whom the entries are about, and what: more than a manager needs.
  readSyncDetails: query(nothing, { topics: topicsOfQueries.readSyncDetails, needs: ['withdrawUnsent'] }),
  retryNow: command(z.strictObject({ entryId: z.uuid() }), {
    topics: ['sync', 'thread', 'queue'],
    needs: ['withdrawUnsent'],
  }),
  withdrawEntry: command(z.strictObject({ entryId: z.uuid() }), {
    topics: ['sync', 'thread', 'queue'],
    needs: ['withdrawUnsent'],
  }),
  /** Lets go of a text of one's own that no matter shows any more. */
  letGoOfText: command(z.strictObject({ patientId: fhirId, matter: fhirId, field: z.enum(DRAFT_FIELDS) }), {
    topics: ['sync'],
    needs: ['withdrawUnsent'],
  }),
  /** Sets a damaged file aside and fetches everything again; what was unsent is kept. */
  rebuildStore: command(nothing, { topics: [...TOPICS], needs: 'nobody' }),
  syncNow: command(nothing, { topics: ['sync'], needs: 'nobody' }),
} as const;

export type SyncOutputs = {
  readSyncState: SyncState;
  readSyncDetails: SyncDetails;
  retryNow: null;
  withdrawEntry: null;
  letGoOfText: null;
  rebuildStore: null;
  syncNow: null;
};

export type SyncRefusals = {
  readonly retryNow: { readonly type: 'AlreadySettled' };
  readonly withdrawEntry: { readonly type: 'AlreadySettled' };
  readonly rebuildStore: { readonly type: 'StoreIsWell' };
};
