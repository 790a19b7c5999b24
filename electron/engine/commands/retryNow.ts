import { err, ok } from '../../../shared/lib/result.ts';
import type { SignedInAct } from '../act.ts';
import { findEntry, updateEntry } from '../db/outboxStore.ts';

/** Tries a waiting or refused entry now instead of later. It is the same entry, so it cannot be delivered twice. */
export const retryNow: SignedInAct<'retryNow'> = ({ db }, { entryId }) => {
  const entry = findEntry(db, entryId);
  if (entry === null) return err({ type: 'NotFound' });
  if (entry.state !== 'queued' && entry.state !== 'rejected') return err({ type: 'AlreadySettled' });
  updateEntry(db, entry, { state: 'queued', notBefore: null, settled: null });
  return ok(null);
};
