import type { DraftField } from '../../../shared/domain/eConsultation/draft.ts';
import { isOpen } from '../../../shared/domain/eConsultation/eConsultation.ts';
import { whyUrgencyStands } from '../../../shared/domain/eConsultation/gates.ts';
import { may } from '../../../shared/domain/eConsultation/whoMay.ts';
import { entryRules } from '../../../shared/domain/sync/entryKind.ts';
import { COMMUNICATION_KINDS, SYSTEM } from '../../../shared/fhir/codes.ts';
import { contactWayIn } from '../../../shared/fhir/contact.ts';
import { dayFromNumber } from '../../../shared/fhir/dueDay.ts';
import { answerEntryIn } from '../../../shared/fhir/eConsultation.ts';
import { writeInstant } from '../../../shared/fhir/instant.ts';
import { typeNumber } from '../../../shared/fhir/resourceTypes.ts';
import { urgencySetBy } from '../../../shared/fhir/urgency.ts';
import { schemas, type CommunicationResource, type TaskResource } from '../../../shared/fhir/schemas.ts';
import type { AnswerConflict, DraftView, ThreadMessage } from '../../../shared/ipc/views/thread.ts';
import { err, ok } from '../../../shared/lib/result.ts';
import { osloDate, Temporal } from '../../../shared/lib/time.ts';
import type { SignedInAct } from '../act.ts';
import { textOf } from '../db/answerText.ts';
import { contactOf } from '../db/contactOf.ts';
import { draftsOfTask } from '../db/draftStore.ts';
import { loadEConsultation } from '../db/loadEConsultation.ts';
import type { Db } from '../db/open.ts';
import { deliveryOf, entriesOfTask, type OutboxEntry } from '../db/outboxStore.ts';
import { phoneOf } from '../db/phoneOf.ts';
import { prepared } from '../db/prepared.ts';
import { assignedToOf, lostAssignmentOf } from './assignmentView.ts';
import { claimOf, lostClaimOf, openedByOf } from './deskViews.ts';
import { endAmong, queueStateOf } from './listEConsultations.ts';
import { Names } from './names.ts';
import { preparedForDoctor } from './preparedForDoctor.ts';
import { threadActsOf } from './threadActs.ts';

export const THREAD = `
  SELECT kind, at, json FROM resource WHERE parent = ? AND json IS NOT NULL AND type = ${typeNumber('Communication')} ORDER BY at`;

/** One e-consultation with its thread: what came from the portal, and what was written here and is on its way. */
export const readEConsultation: SignedInAct<'readEConsultation'> = (context, { taskId }) => {
  const { db, now, signedIn } = context;
  const loaded = loadEConsultation(db, taskId);
  if (loaded === null) return err({ type: 'NotFound' });
  const at = now();
  const { stored, task, eConsultation } = loaded;
  context.opened({ act: 'readEConsultation', patient: stored.patient, documents: [stored.num] });
  const names = new Names(db);
  const patient = names.patient(stored.patient);
  const entries = entriesOfTask(db, stored.num);
  const messages = threadOf(db, names, stored.num, entries);
  const drafts = draftsOfTask(db, stored.num);
  const own: Partial<Record<DraftField, DraftView>> = Object.fromEntries(
    drafts
      .filter(({ author }) => author === signedIn.num)
      .map(({ field, text, saved }) => [field, { text, savedAt: writeInstant(saved) }]),
  );
  const desk = { db, num: stored.num, names, task, entries, reader: signedIn };
  const claim = claimOf(desk);
  const setBy = urgencySetBy(task);
  const state = queueStateOf(task, endAmong(entries));
  const waits = isOpen(eConsultation) && state !== 'answered';
  return ok({
    taskId,
    subject: task.description ?? '',
    patientName: patient.name,
    birthDay: patient.birthDay,
    phone: phoneOf(db, stored.patient),
    writtenBy: names.writtenBy(task),
    gpName: names.other(patient.gp),
    ownerName: names.other(stored.owner),
    receivedAt: writeInstant(stored.at ?? 0),
    dueDay: dayFromNumber(stored.due ?? 0).toString(),
    urgent: eConsultation.urgent,
    urgencySetBy:
      setBy === null
        ? null
        : { name: names.byReference(`Practitioner/${setBy.by}`) ?? '–', at: writeInstant(setBy.at) },
    assignedTo: assignedToOf(desk),
    lostAssignment: lostAssignmentOf(desk),
    state,
    messages,
    draft: own['answer'] ?? null,
    drafts: own,
    draftsOfOthers: preparedForDoctor(db, drafts, signedIn).map(({ author, text, saved }) => ({
      authorName: names.other(author) ?? '–',
      text,
      savedAt: writeInstant(saved),
    })),
    claim,
    lostClaim: lostClaimOf(desk),
    openedBy: openedByOf(desk, at),
    needsContact: waits && whyUrgencyStands(eConsultation) !== null,
    conflict: conflictOf(names, task, messages, entries, signedIn.num),
    ...threadActsOf(signedIn.role),
    mayClaim: waits && state === 'open' && claim === null && may(signedIn.role, 'claimMatter'),
    today: osloDate(Temporal.Instant.fromEpochMilliseconds(at)).toString(),
  });
};

function threadOf(db: Db, names: Names, task: number, entries: readonly OutboxEntry[]): ThreadMessage[] {
  const byEntry = new Map(entries.map((entry) => [entry.entryId, entry]));
  const messages: ThreadMessage[] = [];
  for (const row of prepared(db, THREAD).all(task) as { kind: number | null; at: number | null; json: string }[]) {
    const parsed = schemas.Communication.safeParse(JSON.parse(row.json));
    if (!parsed.success) continue;
    const entryId = entryOf(parsed.data);
    const entry = entryId === undefined ? undefined : byEntry.get(entryId);
    if (entryId !== undefined) byEntry.delete(entryId);
    if (parsed.data.status === 'entered-in-error') continue;
    messages.push(toMessage(names, parsed.data, row, entry));
  }
  // What the portal has not yet given back: our own answers and notes on their way, or stopped.
  for (const entry of byEntry.values()) {
    const contact = contactOf(entry);
    const { answers } = entryRules[entry.kind];
    const isNote = contact !== null || entry.kind === 'eConsultation.note';
    // The text of an answer that does not go is a draft, or in the card that asks; a note has no such place, and stays
    // where it was written.
    if (!isNote && (!answers || entry.state === 'withdrawn' || entry.state === 'conflict')) continue;
    messages.push({
      id: entry.entryId,
      entryId: entry.entryId,
      kind: answers ? 'answer' : 'internal',
      contactWay: contact?.way ?? null,
      authorName: names.other(entry.author) ?? '–',
      sentAt: writeInstant(entry.created),
      text: textOf(entry),
      delivery: deliveryOf(entry),
    });
  }
  return messages.toSorted((a, b) => a.sentAt.localeCompare(b.sentAt));
}

function toMessage(
  names: Names,
  message: CommunicationResource,
  row: { kind: number | null; at: number | null },
  entry: OutboxEntry | undefined,
): ThreadMessage {
  const internal = row.kind !== null && COMMUNICATION_KINDS[row.kind] === 'internal-note';
  const fromStaff = message.sender?.reference?.includes('Practitioner') ?? false;
  return {
    id: message.id,
    entryId: entry?.entryId ?? null,
    kind: internal ? 'internal' : fromStaff ? 'answer' : 'patient',
    contactWay: contactWayIn(message),
    authorName: names.byReference(message.sender?.reference) ?? message.sender?.display ?? '–',
    sentAt: writeInstant(row.at ?? 0),
    text: message.payload?.map((part) => part.contentString ?? '').join('\n') ?? '',
    delivery: entry === undefined ? null : deliveryOf(entry),
  };
}

function entryOf(message: CommunicationResource): string | undefined {
  return message.identifier?.find((one) => one.system === SYSTEM.entry)?.value;
}

/** Our answer that somebody else's overtook, beside theirs as far as the portal has given it. */
function conflictOf(
  names: Names,
  task: TaskResource,
  messages: readonly ThreadMessage[],
  entries: readonly OutboxEntry[],
  reader: number,
): AnswerConflict | null {
  const mine = entries.find((entry) => entry.state === 'conflict');
  if (mine === undefined) return null;
  const theirs =
    answerEntryIn(task) === mine.entryId
      ? undefined
      : messages.findLast((message) => message.kind === 'answer' && message.id !== mine.entryId);
  return {
    entryId: mine.entryId,
    isMine: mine.author === reader,
    mine: { text: textOf(mine), at: writeInstant(mine.created), authorName: names.other(mine.author) ?? '–' },
    theirs: {
      text: theirs?.text ?? null,
      at: theirs?.sentAt ?? null,
      authorName: theirs?.authorName ?? names.byReference(task.owner?.reference),
    },
  };
}
