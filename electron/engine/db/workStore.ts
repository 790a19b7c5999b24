import { typeNumber } from '../../../shared/fhir/resourceTypes.ts';
import { newestText, wordsOf } from './newestText.ts';
import type { Db } from './open.ts';
import { foldForSearch } from './patientSearch.ts';
import { prepared } from './prepared.ts';
import { readSetting, saveSetting } from './settingStore.ts';
import { projectNewWork, projectWork, type Matter } from './workProjection.ts';
import type { WorkRecord } from './workRow.ts';
import { horizonFor, moveHorizon, workHorizon, workHorizonAt } from './workHorizon.ts';
import { forgetTally, gatherLongOverdue, WorkTally } from './workTally.ts';

const READ = 'SELECT * FROM work WHERE num = ?';
const WRITE = `
  INSERT OR REPLACE INTO work (num, id, kind, task_kind, waits, state, urgent, due, at, done, starts, patient, name,
    name_key, birthday, gp, owner, requester, subject, preview, said, claimed, claiming, opened_by, opened_since, opened_until,
    drafts, entry)
  VALUES (@num, @id, @kind, @task_kind, @waits, @state, @urgent, @due, @at, @done, @starts, @patient, @name, @name_key,
    @birthday, @gp, @owner, @requester, @subject, @preview, @said, @claimed, @claiming, @opened_by, @opened_since,
    @opened_until, @drafts, @entry)`;
// Names no column that an index holds: SQLite would write the pages of each.
const WRITE_SHOWN = `
  UPDATE work SET state = @state, starts = @starts, patient = @patient, name = @name, birthday = @birthday,
    requester = @requester, subject = @subject, preview = @preview, said = @said, claimed = @claimed, claiming = @claiming,
    opened_by = @opened_by, opened_since = @opened_since, opened_until = @opened_until, drafts = @drafts, entry = @entry
  WHERE num = @num`;
const WRITE_PREVIEW = 'UPDATE work SET preview = ?, said = ? WHERE num = ? AND waits = 1';
const WAITS_SINCE = 'SELECT waits, said FROM work WHERE num = ?';
const REMOVE = 'DELETE FROM work WHERE num = ?';
const KEEP_TEXT = 'INSERT INTO work_text (rowid, text) VALUES (?, ?)';
const FORGET_TEXT = 'DELETE FROM work_text WHERE rowid = ?';
const ENDED_BEFORE = 'SELECT * FROM work WHERE waits = 0 AND done < ?';
const FORGET_ALL = 'DELETE FROM work';
const FORGET_ALL_TEXT = "INSERT INTO work_text (work_text) VALUES ('delete-all')";
const MATTERS = `
  SELECT num FROM resource
  WHERE type IN (${typeNumber('Task')}, ${typeNumber('Appointment')}) AND json IS NOT NULL`;

/**
 * Makes the row of a matter what it should be now (`projectWork`), with its place in the search and in the counts. To
 * be called in the transaction of every change that it may rest on.
 */
export function refreshWork(db: Db, num: number): void {
  const tally = new WorkTally(db);
  renewWork(db, num, tally);
  tally.write();
}

/** The same for one of many: the caller writes the tally. */
export function renewWork(db: Db, num: number, tally: WorkTally): void {
  const old = (prepared(db, READ).get(num) as WorkRecord | undefined) ?? null;
  const next = projectWork(db, num);
  if (old !== null && next === null) removeRow(db, old, tally);
  if (next === null) return;
  if (old === null) return addRow(db, next, tally);
  if (INDEXED.some((column) => old[column] !== next[column])) prepared(db, WRITE).run(next);
  else if (SHOWN.some((column) => old[column] !== next[column])) prepared(db, WRITE_SHOWN).run(next);
  else return;
  if (textOf(old) !== textOf(next)) {
    prepared(db, FORGET_TEXT).run(num);
    prepared(db, KEEP_TEXT).run(num, textOf(next));
  }
  tally.countOut(old);
  tally.countIn(next);
}

/** A matter that was written this moment, under a num of its own. */
export function addWork(db: Db, num: number, type: 'Task' | 'Appointment', matter: Matter, tally: WorkTally): void {
  const row = projectNewWork(db, num, type, matter);
  if (row !== null) addRow(db, row, tally);
}

function addRow(db: Db, row: WorkRecord, tally: WorkTally): void {
  prepared(db, WRITE).run(row);
  prepared(db, KEEP_TEXT).run(row.num, textOf(row));
  tally.countIn(row);
}

const INDEXED = ['kind', 'waits', 'urgent', 'due', 'at', 'done', 'name_key', 'gp', 'owner', 'task_kind'] as const;
const SHOWN = [
  'state',
  'starts',
  'patient',
  'name',
  'birthday',
  'requester',
  'subject',
  'preview',
  'said',
  'claimed',
  'claiming',
  'opened_by',
  'opened_since',
  'opened_until',
  'drafts',
  'entry',
] as const satisfies readonly (keyof WorkRecord)[];

/**
 * A message of a matter has come or changed: nothing of its row rests on that but the first words.
 *
 * @param came the newest of those that came just now; null when one has changed
 */
export function refreshPreview(db: Db, num: number, came: Pick<Matter, 'at' | 'resource'> | null): void {
  const row = prepared(db, WAITS_SINCE).get(num) as { waits: number; said: number | null } | undefined;
  if (row?.waits !== 1) return;
  const { said } = row;
  const isAlone = came !== null && came.at !== null && said !== null && came.at !== said;
  if (isAlone && came.at < said) return;
  const newest = isAlone ? { words: wordsOf(came.resource), at: came.at } : newestText(db, num);
  prepared(db, WRITE_PREVIEW).run(newest.words, newest.at, num);
}

function removeRow(db: Db, row: WorkRecord, tally: WorkTally): void {
  prepared(db, REMOVE).run(row.num);
  prepared(db, FORGET_TEXT).run(row.num);
  tally.countOut(row);
}

function textOf({ name, subject }: WorkRecord): string {
  return foldForSearch(`${name ?? ''} ${subject}`);
}

/** Makes the whole queue anew out of what it rests on. */
export function rebuildWork(db: Db): void {
  db.transaction(() => {
    prepared(db, FORGET_ALL).run();
    prepared(db, FORGET_ALL_TEXT).run();
    forgetTally(db);
    const tally = new WorkTally(db);
    for (const num of prepared(db, MATTERS).pluck().all() as number[]) renewWork(db, num, tally);
    tally.write();
  })();
}

/**
 * At a start: what the queue remembered long enough is let go of. After a start whose clock was far ahead the horizon
 * goes back, and the queue is made anew: it has counted as long overdue what was not.
 */
export function raiseHorizon(db: Db, now: number): void {
  const horizon = horizonFor(db, now);
  if (horizon === null) return;
  db.transaction(() => {
    const wasAhead = horizon < workHorizon(db);
    moveHorizon(db, horizon);
    if (wasAhead) return rebuildWork(db);
    gatherLongOverdue(db, horizon);
    const tally = new WorkTally(db);
    for (const row of prepared(db, ENDED_BEFORE).all(workHorizonAt(db)) as WorkRecord[]) removeRow(db, row, tally);
    tally.write();
  })();
}

/** Raised with every change in what a row is made of, the rules of its deadline among them. */
const MADE_BY = '2';

/** After an update of the app, whose rows may be others. */
export function rebuildWorkIfOld(db: Db): void {
  if (readSetting(db, 'workMadeBy') === MADE_BY) return;
  rebuildWork(db);
  saveSetting(db, 'workMadeBy', MADE_BY);
}
