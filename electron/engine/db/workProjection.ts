import { QUEUE_STATES } from '../../../shared/domain/work/queueState.ts';
import { WORK_KINDS } from '../../../shared/domain/work/workKind.ts';
import { isSettled, type Waiting } from '../../../shared/domain/sync/order.ts';
import { entryRules, type EntryKind } from '../../../shared/domain/sync/entryKind.ts';
import { claimIn, openedMarkIn } from '../../../shared/fhir/desk.ts';
import { requesterOf } from '../../../shared/fhir/recipients.ts';
import { typeNumber } from '../../../shared/fhir/resourceTypes.ts';
import { schemas, type TaskResource } from '../../../shared/fhir/schemas.ts';
import { askedBookingIn, workKindOf } from '../../../shared/fhir/work.ts';
import { firstWords, newestText, PREPARED, type Said } from './newestText.ts';
import type { Db } from './open.ts';
import { prepared } from './prepared.ts';
import { openedAgainBy, type Again } from './taskNow.ts';
import { endAmong, isOnItsWay, otherOnItsWay, queueStateOf } from './queueState.ts';
import { urgencyNow } from './urgencyNow.ts';
import { workOwner } from './workDesk.ts';
import { workHorizonAt } from './workHorizon.ts';
import { NO_DUE, NOBODY, type WorkRecord } from './workRow.ts';

const MATTER = `
  SELECT type, fhir_id, last_updated, patient, owner, kind, open, due, at, json FROM resource WHERE num = ?`;
const PATIENT = 'SELECT sort_key, name, birthday, gp FROM patient_shown WHERE patient = ?';
const ENTRIES = 'SELECT seq, kind, state, created FROM outbox WHERE task = ? AND (lane = ? OR lane < 0) ORDER BY seq';
const ANY_DRAFT = 'SELECT 1 FROM draft WHERE task = ? AND patient = ? LIMIT 1';
const ANY_PREPARED = `SELECT 1 FROM resource WHERE parent = ? AND kind = ${PREPARED} AND json IS NOT NULL LIMIT 1`;

/** What the row of a matter is made of, as the resource gives it: columns of the database, and the resource itself. */
export type Matter = {
  readonly fhir_id: Buffer | string;
  readonly last_updated: number;
  readonly patient: number | null;
  readonly owner: number | null;
  readonly kind: number | null;
  readonly open: number | null;
  readonly due: number | null;
  readonly at: number | null;
  readonly resource: unknown;
};
type Row = Omit<Matter, 'resource'> & { readonly type: number; readonly json: string | null };
type Patient = { sort_key: string; name: string | null; birthday: string | null; gp: number | null };
type Entry = { seq: number; kind: EntryKind; state: Waiting['state']; created: number };

const TASK = typeNumber('Task');
const BOOKING = WORK_KINDS.indexOf('booking');

/**
 * The row of the queue that a matter should have now, out of the resource, its thread, the outbox and the drafts: of
 * nothing else, so that it can be made anew at any time. Null for what has no place in the queue.
 *
 * @param num of a Task or an Appointment
 */
export function projectWork(db: Db, num: number): WorkRecord | null {
  const row = prepared(db, MATTER).get(num) as Row | undefined;
  if (row === undefined || row.json === null) return null;
  const matter = { ...row, resource: JSON.parse(row.json) as unknown };
  if (row.type !== TASK) return bookingRow(db, num, matter);
  return taskRow(db, num, matter, {
    entries: prepared(db, ENTRIES).all(num, row.patient) as Entry[],
    hasDraft:
      prepared(db, ANY_DRAFT).get(num, row.patient) !== undefined || prepared(db, ANY_PREPARED).get(num) !== undefined,
    said: () => newestText(db, num),
    again: (task) => openedAgainBy(db, num, row.kind, task),
  });
}

/** The same for a matter that nothing can have referred to yet: it was written this moment, under a num of its own. */
export function projectNewWork(db: Db, num: number, type: 'Task' | 'Appointment', matter: Matter): WorkRecord | null {
  if (type === 'Appointment') return bookingRow(db, num, matter);
  return taskRow(db, num, matter, { entries: [], hasDraft: false, said: () => NOTHING_SAID, again: () => null });
}

/** Whether a matter without entries has a row: it waits, or has ended lately. */
export function isRemembered(db: Db, { open, last_updated }: Matter): boolean {
  return open === 1 || last_updated >= workHorizonAt(db);
}

type Around = {
  readonly entries: readonly Entry[];
  /** Somebody has written or prepared something that has not been said. */
  readonly hasDraft: boolean;
  readonly said: () => Said;
  /** What the patient has made of a Task that has ended. */
  readonly again: (task: TaskResource) => Again | null;
};

const NOTHING_SAID: Said = { words: '', at: null };

function taskRow(
  db: Db,
  num: number,
  matter: Matter,
  { entries, hasDraft, said, again: againOf }: Around,
): WorkRecord | null {
  const kind = workKindOf(matter.kind);
  const read = kind === null ? null : schemas.Task.safeParse(matter.resource);
  // What its author has not sent yet waits for nobody.
  if (kind === null || read === null || !read.success || read.data.status === 'draft') return null;
  const again = matter.open === 1 ? null : againOf(read.data);
  const task = again?.task ?? read.data;
  const end = endAmong(entries);
  const leaving = end !== undefined && isOnItsWay(end.state);
  const waits = (matter.open === 1 || again !== null) && !leaving;
  const done = waits ? 0 : leaving ? end.created : matter.last_updated;
  // What has ended long ago is history.
  if (!waits && done < workHorizonAt(db)) return null;
  const newest = waits ? said() : NOTHING_SAID;
  const shown = end ?? otherOnItsWay(entries);
  const claim = claimIn(task);
  const mark = openedMarkIn(task);
  const moved = lastUnsettled(entries, 'claim', 'release');
  // Let go of here: what the portal still says of it is over.
  const isFree = claim === null || lastUnsettled(entries, 'release') !== undefined;
  const claiming = isFree && moved !== undefined && entryRules[moved.kind].does === 'claim' ? moved : undefined;
  return {
    ...common(db, num, again === null ? matter : { ...matter, due: again.due }),
    kind: WORK_KINDS.indexOf(kind),
    task_kind: matter.kind,
    waits: Number(waits),
    state: QUEUE_STATES.indexOf(queueStateOf(task, end)),
    urgent: Number(urgencyNow(task, entries)),
    at: again?.at ?? matter.at ?? 0,
    done,
    starts: null,
    owner: workOwner(db, task, matter.owner, lastUnsettled(entries, 'assign', 'release')?.seq),
    requester: requesterOf(task),
    subject: task.description ?? '',
    preview: newest.words,
    said: newest.at,
    claimed: isFree ? null : claim.at,
    claiming: claiming?.seq ?? null,
    opened_by: mark?.by ?? null,
    opened_since: mark?.since ?? null,
    opened_until: mark?.until ?? null,
    drafts: Number(hasDraft || entries.some(isPreparing)),
    entry: shown === undefined || shown.state === 'withdrawn' ? null : shown.seq,
  };
}

function bookingRow(db: Db, num: number, matter: Matter): WorkRecord | null {
  const asked = matter.open === 1 ? askedBookingIn(matter.resource, matter.last_updated) : null;
  if (asked === null) return null;
  const whole = common(db, num, matter);
  return {
    ...whole,
    kind: BOOKING,
    task_kind: null,
    waits: 1,
    state: QUEUE_STATES.indexOf('open'),
    urgent: 0,
    at: asked.asked,
    done: 0,
    starts: asked.start,
    // Whose calendar it is asked for; until the surgery has decided it is on nobody's desk.
    gp: matter.owner ?? whole.gp,
    owner: NOBODY,
    requester: null,
    subject: asked.reason,
    preview: firstWords(asked.wish),
    said: null,
    claimed: null,
    claiming: null,
    opened_by: null,
    opened_since: null,
    opened_until: null,
    drafts: 0,
    entry: null,
  };
}

/** What a matter has whatever its kind; the GP is the patient's. */
function common(db: Db, num: number, { fhir_id, patient, due }: Matter) {
  const shown = patient === null ? undefined : (prepared(db, PATIENT).get(patient) as Patient | undefined);
  return {
    num,
    id: fhir_id,
    due: due ?? NO_DUE,
    patient,
    name: shown?.name ?? null,
    name_key: shown?.sort_key ?? '',
    birthday: shown?.birthday ?? null,
    gp: shown?.gp ?? NOBODY,
  };
}

function lastUnsettled(
  entries: readonly Entry[],
  ...does: readonly ('claim' | 'release' | 'assign')[]
): Entry | undefined {
  return entries.findLast(({ kind, state }) => does.some((one) => one === entryRules[kind].does) && !isSettled(state));
}

function isPreparing({ kind, state }: Entry): boolean {
  return entryRules[kind].does === 'prepare' && state !== 'withdrawn';
}
