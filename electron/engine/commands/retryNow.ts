import { isHint } from '../../../shared/domain/sync/entryKind.ts';
import { err, ok } from '../../../shared/lib/result.ts';
import type { SignedInAct } from '../act.ts';
import { appendAccess } from '../db/appendAccess.ts';
import { findEntry, updateEntry } from '../db/outboxStore.ts';

/** Tries a waiting or refused entry now instead of later. It is the same entry, so it cannot be delivered twice. */
export const retryNow: SignedInAct<'retryNow'> = (context, { entryId }) => {
  const { db } = context;
  const entry = findEntry(db, entryId);
  if (entry === null || isHint(entry.kind)) return err({ type: 'NotFound' });
  if (entry.state !== 'queued' && entry.state !== 'rejected') return err({ type: 'AlreadySettled' });
  db.transaction(() => {
    updateEntry(db, entry, { state: 'queued', notBefore: null, settled: null });
    appendAccess(context, { act: 'retryUnsent', patient: entry.lane, documents: [entry.task] });
  })();
  return ok(null);
};
