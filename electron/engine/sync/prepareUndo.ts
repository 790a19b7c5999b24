import { SYSTEM } from '../../../shared/fhir/codes.ts';
import { answerEntryIn } from '../../../shared/fhir/eConsultation.ts';
import type { Json } from '../../../shared/fhir/json.ts';
import { requesterOf } from '../../../shared/fhir/recipients.ts';
import { type TaskResource } from '../../../shared/fhir/schemas.ts';
import { slotTakenBy } from '../../../shared/fhir/slot.ts';
import type { UpdateStep } from '../../../shared/fhir/step.ts';
import { finishStep } from '../../../shared/fhir/takeOver.ts';
import type { Db } from '../db/open.ts';
import { updateEntry, type OutboxEntry } from '../db/outboxStore.ts';
import { preparedBy } from '../db/preparedOf.ts';
import { resourcesOfPatient } from '../db/patientResources.ts';
import { findResource, type StoredResource } from '../db/resourceStore.ts';
import type { Ready } from './prepareStep.ts';
import { requestOf } from './requestOf.ts';

type Matter = { readonly stored: StoredResource; readonly task: TaskResource };

/**
 * Builds the request that takes back one thing that an entry has done, while it stands. What was never done, what somebody
 * has changed since, and what is gone need nothing.
 *
 * @param matter as it is known; null where the portal has it no more
 */
export function prepareUndo(db: Db, entry: OutboxEntry, step: UpdateStep, matter: Matter | null): Ready {
  const undoes = step.undoes ?? '';
  if (step.type === 'Task') {
    if (matter === null || matter.stored.version === null || !isReservedBy(matter.task, undoes))
      return onwards(db, entry);
    const { stored, task } = matter;
    const request = requestOf(step, task, stored);
    // A text that is with the patient after all has answered them: then the matter is closed, as is missing. Not where it
    // is somebody else's matter by now, which nobody has answered.
    const isTheirs = stored.patient === entry.lane && requesterOf(task) === entry.requester;
    const close = { entryId: undoes, request: requestOf(finishStep(task, undoes), task, stored) };
    return { type: 'request', changes: stored, request, instead: isTheirs ? close : null };
  }
  const stored = whatItDid(db, entry, step, undoes);
  const stands = stored === null || stored.json === null ? null : (JSON.parse(stored.json) as Json);
  if (stored === null || stored.version === null || stands === null) return onwards(db, entry);
  if (isUndone(step, stands, undoes)) return onwards(db, entry);
  return { type: 'request', changes: stored, request: requestOf(step, stands, stored), instead: null };
}

function whatItDid(db: Db, entry: OutboxEntry, step: UpdateStep, undoes: string): StoredResource | null {
  if (step.type === 'Slot') return findResource(db, { type: 'Slot', id: step.id });
  return step.type === 'Communication' ? preparedBy(db, entry.task, undoes) : appointmentOf(db, entry, undoes);
}

function isUndone({ type }: UpdateStep, stands: Json, undoes: string): boolean {
  if (type === 'Slot') return slotTakenBy(stands) !== undoes;
  return type === 'Communication' ? stands['status'] !== 'preparation' : stands['status'] === 'cancelled';
}

function isReservedBy(task: TaskResource, entryId: string): boolean {
  return task.status === 'in-progress' && answerEntryIn(task) === entryId;
}

/** The appointment that an entry has made; null where the portal has not given one. */
function appointmentOf(db: Db, { lane }: OutboxEntry, entryId: string): StoredResource | null {
  const made = resourcesOfPatient(db, lane, 'Appointment').find(({ identifier }) =>
    (Array.isArray(identifier) ? identifier : []).some(
      (one: Json) => one['system'] === SYSTEM.entry && one['value'] === entryId,
    ),
  );
  return made === undefined ? null : findResource(db, { type: 'Appointment', id: String(made['id']) });
}

function onwards(db: Db, entry: OutboxEntry): Ready {
  return { type: 'moved', entry: updateEntry(db, entry, { step: entry.step + 1, attempts: 0 }) };
}
