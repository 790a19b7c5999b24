import { randomUUID } from 'node:crypto';
import { undoSteps } from '../../../shared/fhir/undo.ts';
import type { Db } from './open.ts';
import { enqueue, type OutboxEntry } from './outboxStore.ts';

/**
 * Puts in the outbox what takes back that which an entry has done, or may have done unheard. It goes in the same lane, so
 * that whatever is done next in the matter finds it open. Nothing is put there where nothing was done.
 *
 * @param author num of who takes it back
 */
export function undoEntry(db: Db, entry: OutboxEntry, author: number, at: number): void {
  const { entryId, lane, task, requester, base, step, attempts } = entry;
  // One refused at the first attempt has certainly not been carried out.
  const reached = step + (attempts > 1 || (entry.state === 'queued' && attempts > 0) ? 1 : 0);
  const steps = undoSteps(entryId, entry.steps, reached);
  if (steps.length === 0) return;
  const undo = { entryId: randomUUID(), kind: 'eConsultation.undo', lane, task, requester, base } as const;
  enqueue(db, { ...undo, author, created: at, steps });
}
