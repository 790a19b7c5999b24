import { entryRules, isShown } from '../../../shared/domain/sync/entryKind.ts';
import { isSettled } from '../../../shared/domain/sync/order.ts';
import { endingIn } from '../../../shared/fhir/closing.ts';
import { COMMUNICATION_KINDS, TASK_KINDS } from '../../../shared/fhir/codes.ts';
import { dayFromNumber, dayNumber } from '../../../shared/fhir/dueDay.ts';
import { answerEntryIn } from '../../../shared/fhir/eConsultation.ts';
import { writeInstant } from '../../../shared/fhir/instant.ts';
import { schemas, type TaskResource } from '../../../shared/fhir/schemas.ts';
import type { QueuePage, QueueRow, QueueState } from '../../../shared/ipc/views/queue.ts';
import { ok } from '../../../shared/lib/result.ts';
import { osloDate, Temporal } from '../../../shared/lib/time.ts';
import type { SignedInAct } from '../act.ts';
import { isBlocked } from '../db/blocks.ts';
import { draftsOfTask } from '../db/draftStore.ts';
import { whyNotTransferred } from '../db/notTransferred.ts';
import type { Db } from '../db/open.ts';
import { ENDS_IN_SQL, deliveryOf, entriesOfTask, type OutboxEntry } from '../db/outboxStore.ts';
import { prepared } from '../db/prepared.ts';
import { resourceByNum } from '../db/resourceStore.ts';
import type { Staff } from '../db/staff.ts';
import { urgencyNow } from '../db/urgencyNow.ts';
import { claimOf, openedByOf } from './deskViews.ts';
import { Names } from './names.ts';
import { preparedForDoctor } from './preparedForDoctor.ts';

const KIND = TASK_KINDS.indexOf('e-consultation');

// What has been answered here and is on its way no longer waits for anyone, so it leaves the queue; a conflict or a
// refusal brings it back.
export const OPEN = `
  SELECT num FROM resource AS task
  WHERE open = 1 AND kind = ${KIND}
    AND NOT EXISTS (SELECT 1 FROM outbox WHERE outbox.task = task.num AND state IN ('queued', 'sending') AND outbox.kind IN (${ENDS_IN_SQL}))
  ORDER BY due, at LIMIT @count OFFSET @from`;
export const OPEN_COUNTS = `
  SELECT count(*) AS total, count(*) FILTER (WHERE due < @today) AS overdue, count(*) FILTER (WHERE due = @today) AS dueToday,
         min(due) FILTER (WHERE due > @today) AS nextDue
  FROM resource WHERE open = 1 AND kind = ${KIND}`;
// Delivered entries stay in the outbox for ever, so both queries below begin with the few unsettled ones: left to
// itself, SQLite walks the whole outbox by task, or the whole queue.
export const ON_THEIR_WAY = `
  SELECT count(*) AS total, count(*) FILTER (WHERE due < @today) AS overdue, count(*) FILTER (WHERE due = @today) AS dueToday
  FROM (SELECT DISTINCT task FROM outbox INDEXED BY outbox_unsettled
        WHERE state IN ('queued', 'sending') AND state NOT IN ('acknowledged', 'withdrawn')
          AND kind IN (${ENDS_IN_SQL})) AS pending
  CROSS JOIN resource ON num = pending.task WHERE open = 1 AND kind = ${KIND}`;
export const ANSWERED = `
  SELECT num FROM (
    SELECT * FROM (
      SELECT task AS num, max(created) AS done
      FROM outbox INDEXED BY outbox_unsettled CROSS JOIN resource ON resource.num = outbox.task
      WHERE state IN ('queued', 'sending') AND state NOT IN ('acknowledged', 'withdrawn') AND open = 1
        AND outbox.kind IN (${ENDS_IN_SQL})
      GROUP BY task)
    UNION ALL
    SELECT * FROM (
      SELECT num, last_updated AS done FROM resource WHERE open = 0 AND kind = ${KIND}
      ORDER BY last_updated DESC LIMIT @count + @from))
  ORDER BY done DESC LIMIT @count OFFSET @from`;
export const CLOSED_COUNT = `SELECT count(*) FROM resource WHERE open = 0 AND kind = ${KIND}`;
export const NEWEST_TEXT = `
  SELECT json FROM resource WHERE parent = ? AND kind = ${COMMUNICATION_KINDS.indexOf('e-consultation')}
  ORDER BY at DESC LIMIT 1`;

/** A page of e-consultations: the open ones by due day, or the answered ones, newest first. Sorted and cut by SQL. */
export const listEConsultations: SignedInAct<'listEConsultations'> = ({ db, now, signedIn }, { show, from, count }) => {
  const at = now();
  const today = osloDate(Temporal.Instant.fromEpochMilliseconds(at));
  const nums = prepared(db, show === 'open' ? OPEN : ANSWERED)
    .pluck()
    .all({ count, from }) as number[];
  const names = new Names(db);
  const rows = nums.map((num) => toRow(db, names, num, signedIn, at)).filter((row) => row !== null);
  return ok({ rows, from, today: today.toString(), ...countsOf(db, show, today) });
};

function countsOf(
  db: Db,
  show: 'open' | 'answered',
  today: Temporal.PlainDate,
): Pick<QueuePage, 'total' | 'overdue' | 'dueToday' | 'nextDueDay'> {
  type Counts = { total: number; overdue: number; dueToday: number };
  const open = prepared(db, OPEN_COUNTS).get({ today: dayNumber(today) }) as Counts & { nextDue: number | null };
  const leaving = prepared(db, ON_THEIR_WAY).get({ today: dayNumber(today) }) as Counts;
  const closed = show === 'answered' ? Number(prepared(db, CLOSED_COUNT).pluck().get()) : 0;
  return {
    total: show === 'open' ? open.total - leaving.total : closed + leaving.total,
    overdue: open.overdue - leaving.overdue,
    dueToday: open.dueToday - leaving.dueToday,
    nextDueDay: open.nextDue === null ? null : dayFromNumber(open.nextDue).toString(),
  };
}

function toRow(db: Db, names: Names, num: number, reader: Staff, now: number): QueueRow | null {
  const stored = resourceByNum(db, num);
  const task = stored?.json === null || stored === null ? null : schemas.Task.safeParse(JSON.parse(stored.json));
  if (stored === null || task === null || !task.success) return null;
  const patient = names.patient(stored.patient);
  const entries = entriesOfTask(db, num);
  const desk = { db, num, names, task: task.data, entries, reader };
  const claim = claimOf(desk);
  const drafts = draftsOfTask(db, num);
  const entry = endAmong(entries);
  const shown = entry ?? otherOnItsWay(entries);
  const row: QueueRow = {
    taskId: stored.id,
    blocked: false,
    patientName: patient.name,
    birthDay: patient.birthDay,
    writtenBy: names.writtenBy(task.data),
    subject: task.data.description ?? '',
    preview: previewOf(db, num),
    receivedAt: writeInstant(stored.at ?? 0),
    dueDay: dayFromNumber(stored.due ?? 0).toString(),
    urgent: urgencyNow(task.data, entries),
    state: queueStateOf(task.data, entry),
    gpName: names.other(patient.gp),
    ownerName: names.other(stored.owner),
    assignedToMe: stored.owner === reader.num,
    claim,
    openedBy: openedByOf(desk, now),
    hasDraft: drafts.some(({ author }) => author === reader.num),
    preparedBy: names.other(preparedForDoctor(db, drafts, reader).at(-1)?.author ?? null),
    delivery: shown === undefined || shown.state === 'withdrawn' ? (claim?.delivery ?? null) : deliveryOf(shown),
  };
  if (isBlocked(db, reader, stored.patient, now)) return withoutPatient(row);
  return whyNotTransferred(db, reader, num, now) === null ? row : { ...row, subject: '', preview: '' };
}

/** What is left of a row for someone whom the patient has kept from looking: that something is due, and with whom. */
function withoutPatient(row: QueueRow): QueueRow {
  const nothing = { patientName: '', birthDay: null, writtenBy: null, subject: '', preview: '', preparedBy: null };
  return { ...row, ...nothing, blocked: true, hasDraft: false, openedBy: null };
}

/** The last entry that ends a matter. */
export function endAmong(entries: readonly OutboxEntry[]): OutboxEntry | undefined {
  return entries.findLast(({ kind }) => entryRules[kind].ends);
}

/** What else was done in the matter and has not arrived; a claim has its own place. */
function otherOnItsWay(entries: readonly OutboxEntry[]): OutboxEntry | undefined {
  return entries.findLast(({ kind, state }) => isShown(kind) && kind !== 'eConsultation.claim' && !isSettled(state));
}

/**
 * Where a matter stands for the people here: an end on its way counts as the end, with its delivery beside it.
 *
 * @param entry the last one that ends it, of the matter's entries
 */
export function queueStateOf(task: TaskResource, entry: OutboxEntry | undefined): QueueState {
  if (entry !== undefined && (entry.state === 'queued' || entry.state === 'sending')) {
    const answers = ['eConsultation.answer', 'eConsultation.addition', 'message.answer'];
    return answers.includes(entry.kind) ? 'answered' : 'closed';
  }
  switch (task.status) {
    case 'completed':
      return answerEntryIn(task) === null || endingIn(task) !== null ? 'closed' : 'answered';
    case 'cancelled':
    case 'rejected':
    case 'failed':
    case 'entered-in-error':
      return 'closed';
    case 'in-progress':
      return 'in-progress';
    default:
      return 'open';
  }
}

function previewOf(db: Db, task: number): string {
  const json = prepared(db, NEWEST_TEXT).pluck().get(task) as string | null | undefined;
  if (json === null || json === undefined) return '';
  const message = schemas.Communication.safeParse(JSON.parse(json));
  const text = message.success ? (message.data.payload?.[0]?.contentString ?? '') : '';
  return text.replaceAll(/\s+/gu, ' ').slice(0, 160);
}
