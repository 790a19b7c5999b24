import type { ChangedPerson, DeliveryProblem } from '../../../shared/domain/sync/delivery.ts';
import { assertNever } from '../../../shared/lib/assertNever.ts';
import { entryRules } from '../../../shared/domain/sync/entryKind.ts';
import { meet, type MatterNow, type PendingStep } from '../../../shared/domain/sync/meet.ts';
import { deskIn, deskOfStep, deskText } from '../../../shared/fhir/assignment.ts';
import { endingIn } from '../../../shared/fhir/closing.ts';
import { claimIn, openedMarkIn } from '../../../shared/fhir/desk.ts';
import { answerEntryIn, takenOverEntriesIn } from '../../../shared/fhir/eConsultation.ts';
import type { TaskResource } from '../../../shared/fhir/schemas.ts';
import { readInstant } from '../../../shared/fhir/instant.ts';
import { requesterOf } from '../../../shared/fhir/recipients.ts';
import { slotTakenBy } from '../../../shared/fhir/slot.ts';
import { isText, type CreateStep, type Step, type UpdateStep } from '../../../shared/fhir/step.ts';
import { finishStep, holderText } from '../../../shared/fhir/takeOver.ts';
import { isUrgent } from '../../../shared/fhir/urgency.ts';
import { readCursor } from '../db/cursorStore.ts';
import { matterOf } from '../db/loadEConsultation.ts';
import type { Db } from '../db/open.ts';
import { stateOfEntry, updateEntry, type OutboxEntry } from '../db/outboxStore.ts';
import { quarantinedIds } from '../db/quarantineStore.ts';
import { findResource, resourceByNum, type StoredResource } from '../db/resourceStore.ts';
import { undoEntry } from '../db/undoEntry.ts';
import { taskNow } from '../db/taskNow.ts';
import type { PortalRequest } from '../portal/client.ts';
import { mayStillBeSent } from './mayStillBeSent.ts';
import { prepareUndo } from './prepareUndo.ts';
import { requestOf } from './requestOf.ts';

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
  const { does, overtaken, refused, hintFor } = entryRules[entry.kind];
  if (does === 'undo') return prepareUndo(db, entry, update(step), matter);
  if (hintFor !== null && now - entry.created > hintFor) return rest(db, entry, 'withdrawn', null, now);
  // Salvaged into a new database: the matter itself comes with the first load.
  const loaded = readCursor(db, 'Task')?.loaded ?? false;
  if (known !== null && known.lastUpdated === 0 && !loaded) return { type: 'not-yet' };
  if (matter === null || matter.stored.version === null) {
    return rest(db, entry, refused, { kind: 'gone', status: null, detail: null }, now);
  }
  const { stored, task } = matter;
  // What has come since may be about somebody else; an update is refused by its version, and what is created is not.
  if (step.do === 'create' && quarantinedIds(db, 'Task').includes(stored.id)) return { type: 'not-yet' };
  const stop = (rests: Rests, why: string) => stopAt(db, entry, step, stored, rests, byRule(why), now);
  const others = whomElse(entry, stored, task);
  if (others !== null) return stop('rejected', others);
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
      if (still.type === 'overtaken') return stop(overtaken, still.why);
      if (still.type === 'refused') return stop(refused, still.why);
      break;
    }
    case 'send':
      break;
    default:
      return assertNever(meeting);
  }
  const addressed = addressedNow(db, entry, step, matter, now);
  if (addressed === null) return stop(refused, 'PatientNotReachable');
  if (step.do === 'update' && step.type === 'Slot') return prepareSlot(db, entry, step, now);
  const request = requestOf(addressed, task, stored);
  return { type: 'request', changes: stored, request, instead: closeInstead(entry, matter) };
}

/**
 * Whether the matter has been put right to another patient, or another one asks, since the act was done: what was meant
 * for one never goes to the other, at no step of any kind. Who asks counts where somebody is answered; what the surgery
 * notes or sorts is the patient's all the same. A hint goes on the version that its author saw, or not at all.
 */
function whomElse(
  { kind, lane, requester }: OutboxEntry,
  stored: StoredResource,
  task: TaskResource,
): ChangedPerson | null {
  const { hintFor, answers, ends } = entryRules[kind];
  if (hintFor !== null) return null;
  if (stored.patient !== lane) return 'PatientChanged';
  return (answers || ends) && requesterOf(task) !== requester ? 'RequesterChanged' : null;
}

/**
 * The text of an overtaken answer, where an attempt at it can have been carried out unheard: its own reply was lost, or
 * the entry has been salvaged and begins anew though its answer had held the matter.
 */
function perhapsDelivered(entry: OutboxEntry, step: Step, task: TaskResource): CreateStep | null {
  const hadHeldIt = takenOverEntriesIn(task).includes(entry.entryId);
  if (step.do === 'create') return entry.attempts > 0 || hadHeldIt ? step : null;
  return hadHeldIt ? (entry.steps.find(isText) ?? null) : null;
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
 * have turned 16 or a fullmakt have ended since it was written. Null when that is nobody: then nothing that leads up to
 * the text leaves either, neither the reservation nor a time in the calendar.
 */
function addressedNow(db: Db, entry: OutboxEntry, step: Step, { stored, task }: Matter, now: number): Step | null {
  const { answers } = entryRules[entry.kind];
  if (!answers || entry.steps.findIndex(isText) < entry.steps.indexOf(step)) return step;
  const loaded = matterOf(db, stored, task, now);
  if (loaded === null) return step;
  const recipient = loaded.reach.recipients.map((reference) => ({ reference }));
  if (recipient.length === 0) return null;
  return isText(step) ? { ...step, resource: { ...step.resource, recipient } } : step;
}

/** An entry stops before a request. What it is to create may be there already, by an attempt whose reply was lost. */
function stopAt(
  db: Db,
  entry: OutboxEntry,
  step: Step,
  changes: StoredResource,
  rests: Rests,
  problem: DeliveryProblem,
  now: number,
): Ready {
  if (step.do === 'update' || entry.attempts === 0) return rest(db, entry, rests, problem, now);
  return { type: 'ask-first', text: step, changes, problem, rests };
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
        ? {
            entryId,
            does: 'close',
            tellsHow: step.set['businessStatus'] !== undefined,
            isAll: !entry.steps.some(isText),
          }
        : { entryId, does: 'reserve', by: authorOf(db, entry), ...sawIn(step) };
    case 'note':
      return { does };
    case 'prepare':
      return { does, at: entry.created };
    case 'claim':
      return { does, by: authorOf(db, entry) };
    case 'release':
      return { does, by: authorOf(db, entry), since: readInstant(update(step).saw ?? '') ?? 0 };
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
    case 'undo':
      throw new Error('what is undone is looked at by itself');
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
    claimedAt: claimIn(task)?.at ?? null,
    opened: openedMarkIn(task),
  };
}

/** `why`: the type of a refusal, whose words the screen has. */
function byRule(why: string): DeliveryProblem {
  return { kind: 'rule', status: null, detail: why };
}

function rest(db: Db, entry: OutboxEntry, state: Rests, problem: DeliveryProblem | null, now: number): Ready {
  const rested = updateEntry(db, entry, { state, problem, settled: now });
  // Nobody is asked about this one, so what it had done is taken back at once.
  if (state === 'withdrawn') undoEntry(db, entry, entry.author, now);
  return { type: 'moved', entry: rested };
}
