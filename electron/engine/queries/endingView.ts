import type { Ending } from '../../../shared/domain/eConsultation/ending.ts';
import type { EntryKind } from '../../../shared/domain/sync/entryKind.ts';
import { endingIn } from '../../../shared/fhir/closing.ts';
import type { TaskResource } from '../../../shared/fhir/schemas.ts';
import type { OutboxEntry } from '../db/outboxStore.ts';

const ANSWERS: readonly EntryKind[] = ['eConsultation.answer', 'message.answer'];

/** How a matter was ended other than by an answer: here and on its way, else as the portal has it. */
export function endingOf(task: TaskResource, entries: readonly OutboxEntry[]): Ending | null {
  const waiting = entries.findLast(
    ({ kind, state }) => !ANSWERS.includes(kind) && (state === 'queued' || state === 'sending'),
  );
  const close = waiting?.steps.at(-1);
  const pending = close?.do === 'update' ? endingIn({ ...task, ...close.set }) : null;
  return pending ?? (task.status === 'completed' ? endingIn(task) : null);
}
