import type { DeliveryProblem } from '../../../shared/domain/sync/delivery.ts';
import type { Step } from '../../../shared/fhir/step.ts';
import { logHead } from './accessLogStore.ts';
import { unitName } from './appendAccess.ts';
import type { Db } from './open.ts';
import { ENTRY_KINDS, isHint, type EntryKind } from '../../../shared/domain/sync/entryKind.ts';
import { isSettled } from '../../../shared/domain/sync/order.ts';
import { prepared } from './prepared.ts';
import { standing } from './queueState.ts';
import { resourceByNum, type StoredResource } from './resourceStore.ts';
import { staffByNum } from './staff.ts';
import type { JournalEntry, UnsentJournal } from './unsentJournal.ts';
import { refreshWork } from './workStore.ts';

export type EntryState = 'queued' | 'sending' | 'conflict' | 'rejected' | 'acknowledged' | 'withdrawn';

/**
 * One act on its way to the portal, for those whom its author saw: `lane` is the patient (a hint's own is no patient's),
 * `requester` who had asked, as a FHIR reference (null: the patient). Its text goes back to its `writer`. `lane`, `task`,
 * `author`, `writer` are nums; instants in ms by this machine's clock.
 */
export type OutboxEntry = {
  readonly seq: number;
  readonly entryId: string;
  readonly kind: EntryKind;
  readonly lane: number;
  readonly task: number;
  readonly author: number;
  readonly writer: number;
  readonly requester: string | null;
  readonly created: number;
  readonly steps: readonly Step[];
  readonly step: number;
  readonly base: string;
  readonly state: EntryState;
  readonly attempts: number;
  readonly notBefore: number | null;
  readonly problem: DeliveryProblem | null;
  readonly settled: number | null;
};

type Row = {
  seq: number;
  entry_id: string;
  kind: EntryKind;
  lane: number;
  task: number;
  author: number;
  writer: number;
  requester: string | null;
  created: number;
  steps: string;
  step: number;
  base: string;
  state: EntryState;
  attempts: number;
  not_before: number | null;
  problem: string | null;
  settled: number | null;
};

const HINTS = `'${ENTRY_KINDS.filter(isHint).join("', '")}'`;

const ENQUEUE = `
  INSERT INTO outbox (entry_id, kind, lane, task, author, writer, requester, created, base, state)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'queued')`;
const ADD_STEPS = 'INSERT INTO outbox_steps (seq, steps) VALUES (?, ?)';
const BY_ID = 'SELECT * FROM outbox JOIN outbox_steps USING (seq) WHERE entry_id = ?';
const BY_SEQ = 'SELECT * FROM outbox JOIN outbox_steps USING (seq) WHERE seq = ?';
const OF_TASK = 'SELECT * FROM outbox JOIN outbox_steps USING (seq) WHERE task = ? ORDER BY seq';
const ABOUT = `
  SELECT * FROM outbox JOIN outbox_steps USING (seq) WHERE task = ? AND (lane = ? OR lane < 0) ORDER BY seq`;
const STATE = 'SELECT state FROM outbox WHERE entry_id = ?';

// The head of each lane: nothing older of the same patient is unsettled. A conflict or a refusal stops its lane alone.
// By the index, or SQLite walks all that was ever delivered, since that already stands in the order asked for.
export const HEADS = `
  SELECT seq FROM outbox AS head INDEXED BY outbox_unsettled
  WHERE state IN ('queued', 'sending') AND (not_before IS NULL OR not_before <= ?)
    AND NOT EXISTS (
      SELECT 1 FROM outbox AS older
      WHERE older.lane = head.lane AND older.seq < head.seq AND older.state NOT IN ('acknowledged', 'withdrawn'))
    AND state NOT IN ('acknowledged', 'withdrawn')
  ORDER BY seq LIMIT ?`;
export const UNSETTLED = `
  SELECT * FROM outbox INDEXED BY outbox_unsettled CROSS JOIN outbox_steps USING (seq)
  WHERE state NOT IN ('acknowledged', 'withdrawn') AND kind NOT IN (${HINTS}) ORDER BY seq LIMIT ?`;
export const COUNTS = `
  SELECT count(*) FILTER (WHERE state IN ('queued', 'sending')) AS waiting,
         count(*) FILTER (WHERE state IN ('conflict', 'rejected')) AS needsYou
  FROM outbox WHERE state NOT IN ('acknowledged', 'withdrawn') AND kind NOT IN (${HINTS})`;
// Of lane heads alone: what stands behind another is not what we wait for.
export const NEXT_TIME = `
  SELECT min(coalesce(not_before, 0)) FROM outbox AS head INDEXED BY outbox_unsettled
  WHERE state IN ('queued', 'sending') AND state NOT IN ('acknowledged', 'withdrawn')
    AND NOT EXISTS (
      SELECT 1 FROM outbox AS older
      WHERE older.lane = head.lane AND older.seq < head.seq AND older.state NOT IN ('acknowledged', 'withdrawn'))`;
const RESUME = `
  UPDATE outbox SET attempts = attempts + (state = 'sending'), state = 'queued', not_before = NULL
  WHERE state IN ('queued', 'sending') AND state NOT IN ('acknowledged', 'withdrawn')`;
const AT_ONCE = `
  UPDATE outbox SET not_before = NULL
  WHERE not_before IS NOT NULL AND attempts <= 1 AND problem LIKE '%"no-network"%' AND state NOT IN ('acknowledged', 'withdrawn')`;
const UPDATE = `
  UPDATE outbox SET step = ?, state = ?, attempts = ?, not_before = ?, problem = ?, settled = ? WHERE seq = ?`;
const FORGET = 'DELETE FROM outbox WHERE seq = ?';

type NewEntry = Pick<
  OutboxEntry,
  'entryId' | 'kind' | 'lane' | 'task' | 'author' | 'requester' | 'created' | 'steps' | 'base'
> & {
  /** Its author, unless told. */
  readonly writer?: number;
};

const journals = new WeakMap<Db, UnsentJournal>();

/** From now on every entry of this database also goes into the journal. */
export function keepJournal(db: Db, journal: UnsentJournal): void {
  journals.set(db, journal);
}

/** Puts an act in the outbox, in the same transaction as the change itself, and in the journal of what is unsent. */
export function enqueue(db: Db, entry: NewEntry): void {
  const { entryId, kind, lane, task, author, writer = author, requester, created, steps, base } = entry;
  const row = [entryId, kind, lane, task, author, writer, requester, created, base];
  db.transaction(() => {
    const { lastInsertRowid } = prepared(db, ENQUEUE).run(...row);
    addSteps(db, lastInsertRowid, JSON.stringify(steps));
    if (!isHint(kind)) refreshWork(db, task);
  })();
  if (!isHint(kind)) journals.get(db)?.add(journalEntryOf(db, entry));
}

/** Lays an entry's requests beside it. */
export function addSteps(db: Db, seq: number | bigint, steps: string): void {
  prepared(db, ADD_STEPS).run(seq, steps);
}

/** After an act: an entry whose transaction did not come about must not be salvaged either. */
export function settleOrphans(db: Db): void {
  const journal = journals.get(db);
  const orphan = journal?.takeRecent().find(({ entryId }) => stateOfEntry(db, entryId) === null);
  // Whatever one act added came about or failed together, and nothing has been added since.
  if (orphan !== undefined) journal?.cutBackTo(orphan.size);
}

/** After an act has been committed: the second file knows how far the access log goes, and would miss a line. */
export function noteLogHead(db: Db): void {
  journals.get(db)?.noteLog(logHead(db));
}

/** Writes the journal anew with what is unsettled now: what was settled since the start is no longer in it. */
export function journalAnew(db: Db): void {
  journals.get(db)?.beginAnew(unsettledForJournal(db), logHead(db));
}

/** What is unsettled now, as the journal keeps it. */
export function unsettledForJournal(db: Db): readonly JournalEntry[] {
  return unsettledEntries(db, -1).map((entry) => journalEntryOf(db, entry));
}

function journalEntryOf(db: Db, entry: NewEntry): JournalEntry {
  const idOf = (num: number) => resourceByNum(db, num)?.id ?? '';
  const { entryId, kind, requester, created, base } = entry;
  const author = idOf(entry.author);
  const staff = staffByNum(db, entry.author, created);
  return {
    type: 'entry',
    entryId,
    kind,
    created,
    base,
    patient: idOf(entry.lane),
    task: idOf(entry.task),
    author,
    writer: idOf(entry.writer ?? entry.author),
    requester,
    by: { name: staff?.name ?? author, role: staff?.role ?? 'unknown', unit: unitName(db) },
    steps: JSON.stringify(entry.steps),
  };
}

export function findEntry(db: Db, entryId: string): OutboxEntry | null {
  const row = prepared(db, BY_ID).get(entryId) as Row | undefined;
  return row === undefined ? null : toEntry(row);
}

/** Where an entry stands; null when there is none by that identifier. */
export function stateOfEntry(db: Db, entryId: string): EntryState | null {
  return (prepared(db, STATE).pluck().get(entryId) as EntryState | undefined) ?? null;
}

/** Everything that was done in a matter, whomever it was about. */
export function entriesOfTask(db: Db, task: number): readonly OutboxEntry[] {
  return (prepared(db, OF_TASK).all(task) as Row[]).map(toEntry);
}

/** What was done in a matter for the patient whom it is about, and the hints. Both are nums. */
export function entriesAbout(
  db: Db,
  { num, patient }: Pick<StoredResource, 'num' | 'patient'>,
): readonly OutboxEntry[] {
  return (prepared(db, ABOUT).all(num, patient) as Row[]).map(toEntry);
}

/**
 * The entries that may be sent now, at most one a lane.
 *
 * @param limit how many at most, those under way among them
 * @param underWay `seq` of those that are left out, since they are being sent already
 */
export function headEntries(
  db: Db,
  now: number,
  limit: number,
  underWay: ReadonlySet<number> = new Set(),
): readonly OutboxEntry[] {
  const heads = (prepared(db, HEADS).pluck().all(now, limit) as number[]).filter((seq) => !underWay.has(seq));
  return heads.slice(0, limit - underWay.size).map((seq) => toEntry(prepared(db, BY_SEQ).get(seq) as Row));
}

/** What waits or needs a person, oldest first; hints are neither. */
export function unsettledEntries(db: Db, limit: number): readonly OutboxEntry[] {
  return (prepared(db, UNSETTLED).all(limit) as Row[]).map(toEntry);
}

export function outboxCounts(db: Db): { waiting: number; needsYou: number } {
  return prepared(db, COUNTS).get() as { waiting: number; needsYou: number };
}

/** When the first waiting entry may be tried (ms; 0: now), or null when none waits. */
export function nextAttempt(db: Db): number | null {
  return (prepared(db, NEXT_TIME).pluck().get() as number | null) ?? null;
}

/**
 * After a start: what was being sent when the app ended is sent again, which is safe for every step. It counts as an
 * attempt: a request may have left, so the entry can no longer be withdrawn.
 */
export function resumeSending(db: Db): void {
  prepared(db, RESUME).run();
}

/** The line is back: what waited for the line alone need not wait longer. */
export function dontWaitForLine(db: Db): void {
  prepared(db, AT_ONCE).run();
}

export function updateEntry(
  db: Db,
  entry: OutboxEntry,
  change: Partial<Pick<OutboxEntry, 'step' | 'state' | 'attempts' | 'notBefore' | 'problem' | 'settled'>>,
): OutboxEntry {
  const next = { ...entry, ...change };
  const problem = next.problem === null ? null : JSON.stringify(next.problem);
  if (isHint(entry.kind) && isSettled(next.state)) {
    prepared(db, FORGET).run(entry.seq);
    return next;
  }
  db.transaction(() => {
    prepared(db, UPDATE).run(next.step, next.state, next.attempts, next.notBefore, problem, next.settled, entry.seq);
    if (standing(next.state) !== standing(entry.state)) refreshWork(db, entry.task);
  })();
  if (next.state === 'withdrawn' && entry.state !== 'withdrawn') journals.get(db)?.takeBack(entry.entryId);
  return next;
}

/**
 * Takes entries that have been delivered out of the journal of what is unsent, after their transaction: one whose
 * transaction did not come about is still unsent. It may fail, since what is salvaged in vain is found to be delivered.
 */
export function noteDelivered(db: Db, entries: readonly OutboxEntry[]): void {
  const ids = entries.filter(({ kind }) => !isHint(kind)).map(({ entryId }) => entryId);
  if (ids.length > 0) journals.get(db)?.delivered(ids);
}

function toEntry(row: Row): OutboxEntry {
  return {
    seq: row.seq,
    entryId: row.entry_id,
    kind: row.kind,
    lane: row.lane,
    task: row.task,
    author: row.author,
    writer: row.writer,
    requester: row.requester,
    created: row.created,
    steps: JSON.parse(row.steps) as Step[],
    step: row.step,
    base: row.base,
    state: row.state,
    attempts: row.attempts,
    notBefore: row.not_before,
    problem: row.problem === null ? null : (JSON.parse(row.problem) as DeliveryProblem),
    settled: row.settled,
  };
}
