import { messageEntryIn } from '../../../shared/fhir/eConsultation.ts';
import { messagesOf } from './messagesOf.ts';
import type { Db } from './open.ts';

/** Whether the text of an entry stands in the thread (`task` is the matter's num), whosever machine it came from. */
export function isDelivered(db: Db, task: number, entryId: string): boolean {
  return deliveredId(db, task, entryId) !== null;
}

/** The id of the Communication that brought the text of an entry; null when the thread does not have it. */
export function deliveredId(db: Db, task: number, entryId: string): string | null {
  return messagesOf(db, task).find((message) => messageEntryIn(message) === entryId)?.id ?? null;
}
