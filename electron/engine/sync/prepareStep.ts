import type { DeliveryProblem } from '../../../shared/domain/sync/delivery.ts';
import { assertNever } from '../../../shared/lib/assertNever.ts';
import { meet, type PendingStep } from '../../../shared/domain/sync/meet.ts';
import { SYSTEM } from '../../../shared/fhir/codes.ts';
import { answerEntryIn } from '../../../shared/fhir/eConsultation.ts';
import { schemas, type TaskResource } from '../../../shared/fhir/schemas.ts';
import { applyUpdate, type Step } from '../../../shared/fhir/step.ts';
import type { Db } from '../db/open.ts';
import { updateEntry, type OutboxEntry } from '../db/outboxStore.ts';
import { resourceByNum, type StoredResource } from '../db/resourceStore.ts';
import type { PortalRequest } from '../portal/client.ts';
import { mayStillBeSent } from './mayStillBeSent.ts';

export type Ready =
  | { readonly type: 'request'; readonly request: PortalRequest; readonly task: StoredResource }
  /** What it is about has not been pulled yet. */
  | { readonly type: 'not-yet' }
  /** Nothing to send: the step had been carried out, or the entry has come to rest. */
  | { readonly type: 'moved'; readonly entry: OutboxEntry };

/**
 * Looks at what is known of the matter now, asks the rule once more before the first request, and builds the request.
 * Nothing is sent for an entry that somebody else's answer has overtaken or that the rule no longer allows.
 */
export function prepareStep(db: Db, entry: OutboxEntry, step: Step, now: number): Ready {
  const task = resourceByNum(db, entry.task);
  const parsed = task?.json === null || task === null ? null : schemas.Task.safeParse(JSON.parse(task.json));
  // Salvaged into a new database: the matter itself comes with the first load.
  if (task !== null && task.lastUpdated === 0) return { type: 'not-yet' };
  if (task === null || parsed === null || !parsed.success || task.version === null) {
    return rest(db, entry, 'rejected', { kind: 'gone', status: null, detail: null }, now);
  }
  const meeting =
    entry.kind === 'eConsultation.addition' ? 'send' : meet(pendingStep(entry, step), matterOf(parsed.data));
  switch (meeting) {
    case 'done':
      return { type: 'moved', entry: updateEntry(db, entry, { step: entry.step + 1, attempts: 0 }) };
    case 'overtaken':
      return rest(db, entry, 'conflict', null, now);
    case 'ask-the-rule': {
      const still = mayStillBeSent(db, entry, task.id);
      if (still === 'overtaken') return rest(db, entry, 'conflict', null, now);
      if (still !== 'yes') return rest(db, entry, 'rejected', { kind: 'rule', status: null, detail: still }, now);
      break;
    }
    case 'send':
      break;
    default:
      return assertNever(meeting);
  }
  return { type: 'request', task, request: requestOf(step, parsed.data, task.version) };
}

function pendingStep(entry: OutboxEntry, step: Step): PendingStep {
  if (step.do === 'create') return { entryId: entry.entryId, does: 'deliver' };
  return { entryId: entry.entryId, does: step.set['status'] === 'completed' ? 'close' : 'reserve' };
}

function matterOf(task: TaskResource) {
  return { answeredBy: answerEntryIn(task), completed: task.status === 'completed' };
}

function requestOf(step: Step, task: TaskResource, version: string): PortalRequest {
  if (step.do === 'create') {
    const identifier = encodeURIComponent(`${SYSTEM.entry}|${step.entryId}`);
    return {
      method: 'POST',
      path: step.resource.resourceType,
      body: step.resource,
      headers: { 'if-none-exist': `identifier=${identifier}` },
    };
  }
  return {
    method: 'PUT',
    path: `${step.type}/${step.id}`,
    body: applyUpdate(task, step),
    headers: { 'if-match': `W/"${version}"` },
  };
}

function rest(
  db: Db,
  entry: OutboxEntry,
  state: 'conflict' | 'rejected',
  problem: DeliveryProblem | null,
  now: number,
): Ready {
  return { type: 'moved', entry: updateEntry(db, entry, { state, problem, settled: now }) };
}
