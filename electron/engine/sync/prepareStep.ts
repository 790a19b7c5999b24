import type { DeliveryProblem } from '../../../shared/domain/sync/delivery.ts';
import { assertNever } from '../../../shared/lib/assertNever.ts';
import { entryRules } from '../../../shared/domain/sync/entryKind.ts';
import { meet, type MatterNow, type PendingStep } from '../../../shared/domain/sync/meet.ts';
import { deskIn, deskOfStep, deskText } from '../../../shared/fhir/assignment.ts';
import { endingIn } from '../../../shared/fhir/closing.ts';
import { SYSTEM } from '../../../shared/fhir/codes.ts';
import { claimIn, openedMarkIn } from '../../../shared/fhir/desk.ts';
import { answerEntryIn, takenOverEntriesIn } from '../../../shared/fhir/eConsultation.ts';
import type { TaskResource } from '../../../shared/fhir/schemas.ts';
import { readInstant } from '../../../shared/fhir/instant.ts';
import { slotTakenBy } from '../../../shared/fhir/slot.ts';
import { applyUpdate, type CreateStep, type Step, type UpdateStep } from '../../../shared/fhir/step.ts';
import { finishStep, holderText } from '../../../shared/fhir/takeOver.ts';
import { isUrgent } from '../../../shared/fhir/urgency.ts';
import { readCursor } from '../db/cursorStore.ts';
import { matterOf } from '../db/loadEConsultation.ts';
import type { Db } from '../db/open.ts';
import { stateOfEntry, updateEntry, type OutboxEntry } from '../db/outboxStore.ts';
import { findResource, ifMatchOf, resourceByNum, type StoredResource } from '../db/resourceStore.ts';
import { taskNow } from '../db/taskNow.ts';
import type { PortalRequest } from '../portal/client.ts';
import { mayStillBeSent } from './mayStillBeSent.ts';

export type Ready =
  /**
   * `changes`: the resource that an update changes, as it is known; for a create the matter. `instead`: what is sent
   * where the portal has the text of that entry.
   */
  | {
      readonly type: 'request';
      readonly request: PortalRequest;
      readonly changes: StoredResource;
      readonly instead: IfDelivered | null;
    }
  /** What it is about has not been pulled yet. */
  | { readonly type: 'not-yet' }
  /** Its text may no longer be sent, but may have been delivered unheard: that is asked before the entry rests. */
  | {
      readonly type: 'ask-first';
      readonly text: CreateStep;
      readonly changes: StoredResource;
      readonly problem: DeliveryProblem;
      readonly rests: Rests;
    }
  /** Nothing to send: the step had been carried out, or the entry has come to rest. */
  | { readonly type: 'moved'; readonly entry: OutboxEntry };

export type Rests = 'conflict' | 'rejected' | 'withdrawn';

export type IfDelivered = { readonly entryId: string; readonly request: PortalRequest };

/**
 * Looks at what is known of the matter now, asks the rule once more before the first request, and builds the request.
 * Nothing is sent for an entry that somebody else's act has overtaken or that the rule no longer allows.
 */
export function prepareStep(db: Db, entry: OutboxEntry, step: Step, now: number): Ready {
  const known = resourceByNum(db, entry.task);
  const matter = known === null ? null : taskNow(db, known);
  const { overtaken, refused, hintFor } = entryRules[entry.kind];
  if (hintFor !== null && now - entry.created > hintFor) return rest(db, entry, 'withdrawn', null, now);
  // Salvaged into a new database: the matter itself comes with the first load.
  const loaded = readCursor(db, 'Task')?.loaded ?? false;
  if (known !== null && known.lastUpdated === 0 && !loaded) return { type: 'not-yet' };
  if (matter === null || matter.stored.version === null) {
    return rest(db, entry, refused, { kind: 'gone', status: null, detail: null }, now);
  }
  const { stored, task } = matter;
  const meeting = meet(pendingStep(db, entry, step), matterNow(db, task));
  switch (meeting) {
    case 'done':
      return { type: 'moved', entry: updateEntry(db, entry, { step: entry.step + 1, attempts: 0 }) };
    case 'overtaken': {
      const text = perhapsDelivered(entry, step, task);
      const problem = byRule('Overtaken');
      if (text === null) return rest(db, entry, overtaken, problem, now);
      return { type: 'ask-first', text, changes: stored, problem, rests: overtaken };
    }
    case 'ask-the-rule': {
      const still = mayStillBeSent(db, entry, stored, task, now);
      if (still.type === 'overtaken') return rest(db, entry, overtaken, byRule(still.why), now);
      if (still.type === 'refused') return rest(db, entry, refused, byRule(still.why), now);
      break;
    }
    case 'send':
      break;
    default:
      return assertNever(meeting);
  }
  if (step.do === 'update' && step.type === 'Slot') return prepareSlot(db, entry, step, now);
  const addressed = addressedNow(db, entry, step, matter, now);
  if (addressed === null) {
    const problem = byRule('PatientNotReachable');
    if (step.do === 'update' || entry.attempts === 0) return rest(db, entry, refused, problem, now);
    return { type: 'ask-first', text: step, changes: stored, problem, rests: refused };
  }
  const request = requestOf(addressed, task, stored);
  return { type: 'request', changes: stored, request, instead: closeInstead(entry, matter) };
}

/**
 * The text of an overtaken answer, where an attempt at it can have been carried out unheard: its own reply was lost, or
 * the entry has been salvaged and begins anew though its answer had held the matter.
 */
function perhapsDelivered(entry: OutboxEntry, step: Step, task: TaskResource): CreateStep | null {
  if (step.do === 'create') return entry.attempts > 0 ? step : null;
  return takenOverEntriesIn(task).includes(entry.entryId) ? (entry.steps.find(isText) ?? null) : null;
}

function isText(step: Step): step is CreateStep {
  return step.do === 'create' && step.resource.resourceType === 'Communication';
}

/** Who takes an answer over may not have heard that it reached the patient: then the matter is closed, as is missing. */
function closeInstead(entry: OutboxEntry, { task, stored }: Matter): IfDelivered | null {
  const answer = answerEntryIn(task);
  if (entryRules[entry.kind].does !== 'take-over' || answer === null || task.status !== 'in-progress') return null;
  return { entryId: answer, request: requestOf(finishStep(task, answer), task, stored) };
}

type Matter = { readonly stored: StoredResource; readonly task: TaskResource };

/**
 * A text for the patient goes to those who may have it on the day it leaves: consent may have been withdrawn, a child
 * have turned 16 or a fullmakt have ended since it was written. Null when that is nobody.
 */
function addressedNow(db: Db, entry: OutboxEntry, step: Step, { stored, task }: Matter, now: number): Step | null {
  if (step.do !== 'create' || step.resource.resourceType !== 'Communication') return step;
  if (!entryRules[entry.kind].answers) return step;
  const loaded = matterOf(db, stored, task, now);
  if (loaded === null) return step;
  const recipient = loaded.reach.recipients.map((reference) => ({ reference }));
  return recipient.length === 0 ? null : { ...step, resource: { ...step.resource, recipient } };
}

/** A time in the calendar is taken while the matter is ours: the first at the portal has it. */
function prepareSlot(db: Db, entry: OutboxEntry, step: UpdateStep, now: number): Ready {
  const slot = findResource(db, { type: 'Slot', id: step.id });
  if (slot === null || slot.json === null || slot.version === null) {
    return rest(db, entry, 'conflict', byRule('SlotTaken'), now);
  }
  const resource = JSON.parse(slot.json) as Readonly<Record<string, unknown>>;
  if (slotTakenBy(resource) === entry.entryId) {
    return { type: 'moved', entry: updateEntry(db, entry, { step: entry.step + 1, attempts: 0 }) };
  }
  if (resource['status'] !== 'free') return rest(db, entry, 'conflict', byRule('SlotTaken'), now);
  return { type: 'request', changes: slot, request: requestOf(step, resource, slot), instead: null };
}

function pendingStep(db: Db, entry: OutboxEntry, step: Step): PendingStep {
  const { does } = entryRules[entry.kind];
  const { entryId } = entry;
  switch (does) {
    case 'answer':
      if (step.do === 'create' || step.type === 'Slot') return { entryId, does: 'deliver' };
      return step.set['status'] === 'completed'
        ? { entryId, does: 'close', tellsHow: step.set['businessStatus'] !== undefined }
        : { entryId, does: 'reserve', by: authorOf(db, entry), ...sawIn(step) };
    case 'note':
      return { does };
    case 'claim':
      return { does, by: authorOf(db, entry) };
    case 'take-over':
      return { does, by: authorOf(db, entry), from: update(step).saw ?? '' };
    case 'finish':
      return { does: 'close', entryId: update(step).answer ?? '', tellsHow: false };
    case 'assign': {
      const { saw = '' } = update(step);
      return { does, from: saw, to: deskText(deskOfStep(update(step))) };
    }
    case 'priority':
      return { does, urgent: update(step).set['priority'] !== 'routine' };
    case 'mark':
      return { does, by: authorOf(db, entry), since: entry.created };
    default:
      return assertNever(does);
  }
}

function update(step: Step): UpdateStep {
  if (step.do !== 'update') throw new Error('a step of this kind changes the matter');
  return step;
}

/** What the author of an end knew of the matter. */
function sawIn({ saw, after, asked }: UpdateStep) {
  return { from: saw ?? null, after: after ?? null, asked: asked ?? null };
}

function authorOf(db: Db, entry: OutboxEntry): string {
  return resourceByNum(db, entry.author)?.id ?? '';
}

function matterNow(db: Db, task: TaskResource): MatterNow {
  const answeredBy = answerEntryIn(task);
  // An answer of ours that was taken back holds nothing any more.
  const takenBack = answeredBy !== null && stateOfEntry(db, answeredBy) === 'withdrawn';
  return {
    answeredBy: takenBack ? null : answeredBy,
    asked: readInstant(task.authoredOn ?? ''),
    reserved: task.status === 'in-progress',
    completed: task.status === 'completed',
    tellsHow: endingIn(task) !== null,
    takenOver: takenOverEntriesIn(task),
    holder: holderText(task),
    desk: deskText(deskIn(task)),
    urgent: isUrgent(task),
    claimedBy: claimIn(task)?.by ?? null,
    opened: openedMarkIn(task),
  };
}

/** `why`: the type of a refusal, whose words the screen has. */
function byRule(why: string): DeliveryProblem {
  return { kind: 'rule', status: null, detail: why };
}

function requestOf(step: Step, resource: Readonly<Record<string, unknown>>, changes: StoredResource): PortalRequest {
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
    body: applyUpdate(resource, step),
    headers: { 'if-match': ifMatchOf(changes) },
  };
}

function rest(db: Db, entry: OutboxEntry, state: Rests, problem: DeliveryProblem | null, now: number): Ready {
  return { type: 'moved', entry: updateEntry(db, entry, { state, problem, settled: now }) };
}
