import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Db } from '../../electron/engine/db/open.ts';
import { aDatabase } from './aDatabase.ts';

// Each statement of the engine is a constant, so that its plan can be asked for here. A plan that walks a whole table
// is not felt on the demo and stops the surgery that has worked for ten years.

const engine = path.join(import.meta.dirname, '../../electron/engine');

/**
 * Every SQL constant of the engine by its name, `file.NAME`. A part that is a constant of the same file, or imported by
 * its name, stands in its place, anything else that is filled in (numbers of kinds) as 0.
 */
const statements: ReadonlyMap<string, string> = new Map(
  globSync('**/*.ts', { cwd: engine, exclude: ['db/migrations/**'] }).flatMap((file) => {
    const source = readFileSync(path.join(engine, file), 'utf8');
    const own = constantsOf(source);
    const imported = [...source.matchAll(/^import \{ .*\b[A-Z_]+\b.* \} from '(\.[^']+)';$/gmu)].flatMap(
      ([, from = '']) => constantsOf(readFileSync(path.join(engine, path.dirname(file), from), 'utf8')),
    );
    const parts = new Map([...imported, ...own]);
    return own
      .filter(([, sql]) => /^(?:WITH|SELECT|INSERT|UPDATE|DELETE)\b/u.test(sql))
      .map(([name, sql]) => [`${path.basename(file, '.ts')}.${name}`, filledIn(sql, parts)]);
  }),
);

function constantsOf(source: string): readonly (readonly [string, string])[] {
  const texts = source.matchAll(/const ([A-Z_]+) =\s*(?:`([^`]*)`|'([^'\n]*)')/gu);
  return [...texts].map(([, name = '', long, short]) => [name, (long ?? short ?? '').trim()]);
}

function filledIn(sql: string, parts: ReadonlyMap<string, string>): string {
  return sql.replaceAll(/\$\{([^}]*)\}/gu, (_, part: string) => filledIn(parts.get(part) ?? '0', parts));
}

let db: Db;
beforeAll(() => {
  db = aDatabase();
});

function planOf(name: string): string[] {
  const sql = statements.get(name);
  if (sql === undefined) throw new Error(`no such statement: ${name}`);
  const named = Object.fromEntries([...sql.matchAll(/@(\w+)/gu)].map(([, one]) => [one, 1]));
  const unnamed = [...sql.matchAll(/\?/gu)].map(() => 1);
  const explain = db.prepare(`EXPLAIN QUERY PLAN ${sql}`);
  const rows = Object.keys(named).length > 0 ? explain.all(named) : explain.all(...unnamed);
  return (rows as { detail: string }[]).map((row) => row.detail);
}

describe('what the screens and the sync ask again and again goes by the index made for it', () => {
  test.each([
    ['resourceStore.FIND', 'SEARCH resource USING INDEX resource_id (type=? AND fhir_id=?)'],
    ['resourceStore.FIND_NUM', 'SEARCH resource USING COVERING INDEX resource_id (type=? AND fhir_id=?)'],
    ['resourceStore.BY_NUM', 'SEARCH resource USING INTEGER PRIMARY KEY (rowid=?)'],
    // The queue: each order stands in its index already, and no filter needs the rows themselves.
    ['workPlaces.BY_DUE', 'SCAN work USING COVERING INDEX work_due'],
    ['workPlaces.BY_DUE_OF_KIND', 'SEARCH work USING COVERING INDEX work_kind (kind=?)'],
    ['workPlaces.BY_DUE_OF_GP', 'SEARCH work USING COVERING INDEX work_gp (gp=?)'],
    ['workPlaces.BY_DUE_OF_OWNER', 'SEARCH work USING COVERING INDEX work_owner (owner=?)'],
    ['workPlaces.BY_RECEIVED', 'SCAN work USING COVERING INDEX work_received'],
    ['workPlaces.BY_PATIENT', 'SCAN work USING COVERING INDEX work_patient'],
    ['workPlaces.ANSWERED', 'SCAN work USING COVERING INDEX work_done'],
    ['workPlaces.ANSWERED_OF_OWNER', 'SEARCH work USING COVERING INDEX work_done_owner (owner=?)'],
    ['readUrgent.URGENT', 'SEARCH work USING INDEX work_due (urgent=?)'],
    ['workRows.ROW', 'SEARCH work USING INTEGER PRIMARY KEY (rowid=?)'],
    ['workRows.PATIENTS', 'SEARCH work USING INTEGER PRIMARY KEY (rowid=?)'],
    // Counting walks the tally, not the queue.
    ['workCounts.COUNTS', 'SEARCH work_tally USING PRIMARY KEY (waits=?)'],
    ['workCounts.COUNTS_PER_KIND', 'SEARCH work_tally USING PRIMARY KEY (waits=?)'],
    ['workCounts.COUNTS_PER_GP', 'SEARCH work_tally USING PRIMARY KEY (waits=?)'],
    ['foundWork.FOUND', 'SEARCH work USING INTEGER PRIMARY KEY (rowid=?)'],
    ['foundWork.FOUND_COUNTS', 'SEARCH work USING INTEGER PRIMARY KEY (rowid=?)'],
    ['foundWork.FOUND_OF_NEW_GP', 'SEARCH work USING INTEGER PRIMARY KEY (rowid=?)'],
    ['foundWork.FOUND_OF_NEW_GP', 'SEARCH resource USING COVERING INDEX resource_patient (patient=? AND type=?)'],
    // What a patient has kept someone from looking at is little, and found by its own number.
    ['workPlaces.BY_DUE_OF_BLOCKED', 'SEARCH work USING INTEGER PRIMARY KEY (rowid=?)'],
    ['blocks.MATTERS_WITH_BLOCKS', 'SEARCH resource USING COVERING INDEX resource_patient (patient=? AND type=?)'],
    ['blocks.MATTERS_WITH_BLOCKS', 'SEARCH work USING INTEGER PRIMARY KEY (rowid=?)'],
    // Making a row anew reads what it rests on and no more.
    ['workProjection.ENTRIES', 'SEARCH outbox USING INDEX outbox_task (task=?)'],
    ['workProjection.ANY_DRAFT', 'SEARCH draft USING PRIMARY KEY (task=? AND patient=?)'],
    ['workChanges.OF_PATIENT', 'SEARCH resource USING INDEX resource_patient (patient=? AND type=?)'],
    ['taskNow.ANY_LATER', 'SEARCH resource USING COVERING INDEX resource_thread (parent=? AND at>?)'],
    ['messagesOf.MESSAGES', 'SEARCH resource USING INDEX resource_thread (parent=?)'],
    ['workChanges.ENDED', 'SEARCH resource USING INTEGER PRIMARY KEY (rowid=?)'],
    ['newestText.NEWEST_TEXT', 'SEARCH resource USING INDEX resource_thread (parent=?)'],
    ['loadEConsultation.NEWEST_MESSAGE', 'SEARCH resource USING INDEX resource_thread (parent=?)'],
    ['threadMessages.THREAD', 'SEARCH resource USING INDEX resource_thread (parent=?)'],
    ['calendarStore.SLOTS_FROM', 'SEARCH resource USING INDEX resource_thread (parent=? AND at>?)'],
    ['calendarStore.APPOINTMENTS_OF', 'SEARCH resource USING INDEX resource_patient (patient=? AND type=?)'],
    // A list reads a handful of Groups and PractitionerRoles, never the memberships.
    ['patientResources.OF_TYPE', 'SEARCH resource USING INDEX resource_id (type=?)'],
    // What patients send along: the content is read by its own key alone.
    ['attachmentStore.OF_MESSAGE', 'SEARCH attachment USING INDEX sqlite_autoindex_attachment_1 (message=?)'],
    ['attachmentStore.ONE', 'SEARCH attachment USING INDEX sqlite_autoindex_attachment_1 (message=? AND place=?)'],
    ['attachmentStore.CONTENT', 'SEARCH attachment USING INDEX sqlite_autoindex_attachment_1 (message=? AND place=?)'],
    ['waitingFiles.WANTED', 'SCAN attachment USING INDEX attachment_wanted'],
    ['waitingFiles.ANY_AT_PORTAL', 'SCAN attachment USING COVERING INDEX attachment_at_portal'],
    ['waitingFiles.OF_OPEN', 'SEARCH said USING INDEX resource_thread (parent=?)'],
    ['waitingFiles.FETCHED', 'SEARCH attachment USING COVERING INDEX attachment_fetched (fetched>?)'],
    ['waitingFiles.OLDEST', 'SEARCH file USING INDEX attachment_fetched (fetched>?)'],
    // What stands beside a thread.
    ['patientSummary.ALLERGIES', 'SEARCH resource USING INDEX resource_patient (patient=? AND type=?)'],
    [
      'lastContacts.EARLIER_APPOINTMENTS',
      'SEARCH resource USING INDEX resource_patient (patient=? AND type=? AND at<?)',
    ],
    ['lastContacts.EARLIER_MATTERS', 'SEARCH resource USING INDEX resource_patient (patient=? AND type=? AND at<?)'],
    ['outboxStore.OF_TASK', 'SEARCH outbox USING INDEX outbox_task (task=?)'],
    // Of an outbox that keeps what it has delivered, only what is unsettled is looked at.
    ['outboxStore.HEADS', 'SCAN head USING INDEX outbox_unsettled'],
    ['outboxStore.HEADS', 'SEARCH older USING INDEX outbox_unsettled (lane=? AND seq<?)'],
    ['outboxStore.UNSETTLED', 'SCAN outbox USING INDEX outbox_unsettled'],
    ['outboxStore.COUNTS', 'SCAN outbox USING INDEX outbox_unsettled'],
    ['accessLogSearch.OF_PATIENT', 'SEARCH access_log USING INDEX access_log_patient (patient=? AND at>? AND at<?)'],
    [
      'accessLogSearch.OF_EMPLOYEE',
      'SEARCH access_log USING INDEX access_log_practitioner (practitioner=? AND at>? AND at<?)',
    ],
    ['accessLogSearch.OF_EVERYONE', 'SEARCH access_log USING INDEX access_log_at (at>? AND at<?)'],
    ['accessLogSearch.UNUSUAL', 'SEARCH access_log USING INDEX access_log_unusual (at>? AND at<?)'],
    ['outboxStore.RESUME', 'SCAN outbox USING INDEX outbox_unsettled'],
  ])('%s: %s', (name, step) => {
    expect(planOf(name)).toContain(step);
  });
});

/** Steps that are meant: over what stays small, or that end at the first row. */
const MEANT: Readonly<Record<string, readonly string[]>> = {
  // The first of an index that holds nothing but what waits.
  'waitingFiles.WANTED': ['SCAN attachment USING INDEX attachment_wanted'],
  'waitingFiles.ANY_AT_PORTAL': ['SCAN attachment USING COVERING INDEX attachment_at_portal'],
  // The last row by its own number.
  'accessLogStore.LAST': ['SCAN access_log'],
  // Those whom the walk along the index has found, one each.
  'accessLogSearch.EMPLOYEES': ['SCAN employee'],
  // Only when the log is not as the second file remembers it.
  'logContinuity.SAID': ['SCAN access_log'],
  // As many as work at one machine.
  'pinStore.HOLDERS': ['SCAN pin'],
  'pinStore.TRIED': ['SCAN pin'],
  'pinStore.END_ALL': ['SCAN pin'],
  // What someone has half typed: a few lines, let go of when what they are about goes.
  'formDraftStore.REMOVE_ABOUT': ['SCAN form_draft'],
  // What waits for somebody's decision is shown whole, oldest first.
  'erasureStore.ALL': ['SCAN erasure', 'USE TEMP B-TREE FOR ORDER BY'],
  // What was put aside is little, and shown oldest first.
  'quarantineStore.LIST': ['SCAN quarantine', 'USE TEMP B-TREE FOR ORDER BY'],
  'quarantineStore.COUNT': ['SCAN quarantine USING COVERING INDEX sqlite_autoindex_quarantine_1'],
  // Counted once, when somebody asks for a file for support.
  'storeCounts.RESOURCES': ['SCAN resource USING INDEX resource_id'],
  'storeCounts.LOADED': ['SCAN cursor'],
  'storeCounts.OUTBOX': ['SCAN outbox', 'USE TEMP B-TREE FOR GROUP BY'],
  'storeCounts.QUARANTINE': [
    'SCAN quarantine',
    'SCAN quarantine USING INDEX sqlite_autoindex_quarantine_1',
    'USE TEMP B-TREE FOR GROUP BY',
    'USE TEMP B-TREE FOR ORDER BY',
  ],
  // The tally is a few hundred lines for a surgery.
  'workCounts.COUNTS_PER_GP': ['USE TEMP B-TREE FOR GROUP BY'],
  // Only what was found is put in order.
  'findPatients.BY_NAME': ['USE TEMP B-TREE FOR ORDER BY'],
  'findPatients.BY_DIGITS': ['USE TEMP B-TREE FOR ORDER BY'],
  'findPatients.BY_BOTH': ['USE TEMP B-TREE FOR ORDER BY'],
  'workPlaces.BY_DUE_OF_BLOCKED': ['USE TEMP B-TREE FOR ORDER BY'],
  'foundWork.FOUND': ['USE TEMP B-TREE FOR ORDER BY'],
  'workRows.PATIENTS': ['USE TEMP B-TREE FOR DISTINCT'],
  'outboxStore.HEADS': ['USE TEMP B-TREE FOR ORDER BY'],
  'outboxStore.UNSETTLED': ['USE TEMP B-TREE FOR ORDER BY'],
};

// The rows of a subquery, a virtual table's own index, the unsettled part of the outbox by its partial index, and the
// queue in its order out of an index alone, which ends at the page's last row.
const HARMLESS =
  /^SCAN (?:\(|\w+ VIRTUAL TABLE|\w+ USING (?:COVERING )?INDEX outbox_unsettled|work USING COVERING INDEX work_)/u;

describe('no statement walks a whole table or sorts what an index could give in order', () => {
  test('there are statements to ask about', () => {
    expect(statements.size).toBeGreaterThan(35);
    expect([...statements.keys()]).toEqual(expect.arrayContaining(Object.keys(MEANT)));
  });

  test.each([...statements.keys()])('%s', (name) => {
    const walks = planOf(name).filter(
      (step) =>
        (step.startsWith('SCAN ') && !HARMLESS.test(step)) ||
        step.includes('TEMP B-TREE') ||
        step.includes('AUTOMATIC'),
    );
    expect(walks.filter((step) => !MEANT[name]?.includes(step))).toEqual([]);
  });
});
