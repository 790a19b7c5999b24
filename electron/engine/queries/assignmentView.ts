import { isSettled } from '../../../shared/domain/sync/order.ts';
import { type Desk, deskIn, deskOfStep, deskText } from '../../../shared/fhir/assignment.ts';
import { writeInstant } from '../../../shared/fhir/instant.ts';
import type { AssignedTo, LostAssignment } from '../../../shared/ipc/views/thread.ts';
import { deliveryOf } from '../db/deliveryOf.ts';
import type { OutboxEntry } from '../db/outboxStore.ts';
import type { Desk as Looked } from './deskViews.ts';

/** On whose desk the matter lies: as assigned here and on its way, else as the portal has it. */
export function assignedToOf(looked: Looked): AssignedTo {
  const waiting = looked.entries.findLast(
    ({ kind, state }) => (kind === 'eConsultation.assign' || kind === 'eConsultation.release') && !isSettled(state),
  );
  if (waiting === undefined) return shown(looked, deskIn(looked.task), null);
  return shown(looked, goalOf(waiting) ?? deskIn(looked.task), waiting);
}

function shown({ names, reader }: Looked, desk: Desk, waiting: OutboxEntry | null): AssignedTo {
  const delivery = waiting === null ? null : deliveryOf(waiting);
  if (desk.type !== 'person') return { ...desk, delivery };
  const name = names.byReference(`Practitioner/${desk.id}`) ?? '–';
  const isMine = desk.id === reader.practitionerId;
  return { type: 'person', practitionerId: desk.id, name, isMine, delivery };
}

/** The reader's last assignment, when somebody else's came first and the matter does not lie where it should have gone. */
export function lostAssignmentOf({ names, task, entries, reader }: Looked): LostAssignment | null {
  const last = entries.findLast(({ kind, author }) => kind === 'eConsultation.assign' && author === reader.num);
  if (last?.state !== 'withdrawn' || last.problem === null) return null;
  const desk = deskIn(task);
  const goal = goalOf(last);
  if (goal !== null && deskText(goal) === deskText(desk)) return null;
  return {
    at: writeInstant(last.settled ?? last.created),
    nowWith: desk.type === 'person' ? names.byReference(`Practitioner/${desk.id}`) : null,
  };
}

function goalOf(entry: OutboxEntry): Desk | null {
  const [step] = entry.steps;
  return step?.do === 'update' ? deskOfStep(step) : null;
}
