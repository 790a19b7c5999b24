import { randomUUID } from 'node:crypto';
import type { Db } from '../../electron/engine/db/open.ts';
import {
  enqueue,
  entriesOfTask,
  updateEntry,
  type EntryState,
  type OutboxEntry,
} from '../../electron/engine/db/outboxStore.ts';
import { findResource } from '../../electron/engine/db/resourceStore.ts';
import type { PractitionerId } from '../../shared/domain/identity/ids.ts';
import { answerCommunication, endingSteps } from '../../shared/fhir/eConsultation.ts';
import { NOW } from '../db/aSurgery.ts';
import { LIEN, MATTER, NORA } from '../fhir/resources.ts';

/** Puts an answer in the outbox as if it had been written, in a state; gives its id. */
export function anEntry(db: Db, state: EntryState, change: Partial<OutboxEntry> = {}, taskId = MATTER): string {
  const task = findResource(db, { type: 'Task', id: taskId });
  const author = findResource(db, { type: 'Practitioner', id: LIEN });
  if (task?.patient === null || task === null || author === null) throw new Error('no surgery');
  const entryId = randomUUID();
  const answer = {
    entryId,
    task: { id: taskId, for: { reference: `Patient/${NORA}` } },
    to: [`Patient/${NORA}`],
    author: LIEN as PractitionerId,
    text: 'Skrevet tidligere.',
    at: NOW,
    inResponseTo: null,
    takenBy: null,
  };
  enqueue(db, {
    entryId,
    steps: endingSteps(answer, null, [answerCommunication(answer)]),
    kind: 'eConsultation.answer',
    lane: task.patient,
    task: task.num,
    author: author.num,
    requester: null,
    created: NOW,
    base: '1',
  });
  const [entry] = entriesOfTask(db, task.num).filter((one) => one.entryId === entryId);
  if (entry === undefined) throw new Error('not there');
  updateEntry(db, entry, { state, ...change });
  return entryId;
}
