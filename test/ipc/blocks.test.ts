import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { appendAccess, type AccessNote } from '../../electron/engine/db/appendAccess.ts';
import type { Db } from '../../electron/engine/db/open.ts';
import { internReference } from '../../electron/engine/db/resourceStore.ts';
import { findStaff } from '../../electron/engine/db/staff.ts';
import { NAMING_KEYS } from '../../electron/engine/ipc/openingAtDoor.ts';
import { SYSTEM } from '../../shared/fhir/codes.ts';
import { acts, type ActName, type Outputs } from '../../shared/ipc/acts.ts';
import type { AccessLogPage } from '../../shared/ipc/views/accessLog.ts';
import { aDatabase, contentBesidesLog } from '../db/aDatabase.ts';
import { ask, NOW, pulled, pullTheSurgery } from '../db/aSurgery.ts';
import { askedQueue } from '../builders/askedQueue.ts';
import { aBlock, aLevel, aPrescriptionBlock } from '../fhir/consents.ts';
import { aMessage, aPatient, aTask, KJELSTRUP, LIEN, MATTER, MOE, NORA, SOLBERG, staff } from '../fhir/resources.ts';
import { anEntry } from './anEntry.ts';
import { ACT_NAMES, SAMPLES } from './samples.ts';

// A patient has kept someone from looking: whatever that person asks, it says nothing of whom or what it is about.

const HOUR = 3_600_000;

let db: Db;
let notes: AccessNote[];
beforeEach(() => {
  db = aDatabase();
  notes = [];
  pullTheSurgery(db);
  pulled(db, [
    ...staff(SOLBERG, 'Henrik', 'Solberg', 'gp'),
    ...staff(KJELSTRUP, 'Marit', 'Kjelstrup', 'nurse'),
    aLevel('full'),
  ]);
});
afterEach(() => void db.close());

const asked = (name: ActName, input: unknown, who: string, now = NOW) =>
  ask(db, name, input, who, now, (note) => void notes.push(note));
const read = (who: string, now = NOW) => asked('readEConsultation', { taskId: MATTER }, who, now);
const override = (who: string, reason = 'Bevisstløs, ukjent allergi.', now = NOW) =>
  asked('overrideBlocks', { of: 'Task', id: MATTER, reason }, who, now);
const log = () =>
  db
    .prepare('SELECT act, outcome, ground, reason, practitioner AS who, documents FROM access_log ORDER BY seq')
    .all() as { act: string; outcome: string; ground: string; reason: string; who: string; documents: string }[];

function logLine(who: string, note: Partial<AccessNote>): void {
  const signedIn = findStaff(db, who);
  if (signedIn === null) throw new Error('nobody of that id');
  const patient = internReference(db, { type: 'Patient', id: NORA });
  const about = { patient, documents: [patient, internReference(db, { type: 'Task', id: MATTER })] };
  appendAccess({ db, now: () => NOW, signedIn }, { act: 'readEConsultation', ...about, ...note });
}

const ABOUT_NORA = /Nora|Ødegård|1972|Ny medisin|to om dagen|13817248693|131? ?8172/u;

const unsent = (who: string) => asked('readSyncDetails', {}, who);

const found = [{ patientId: NORA, blocked: true }];

const list = (who: string) => asked('listWork', SAMPLES.listWork, who);

const byName = (who: string) => asked('listWork', { ...SAMPLES.listWork, text: 'Nora' }, who);

const byOf = (input: object) => 'of' in input && input.of === 'patient' && 'id' in input;

describe('someone whom the patient has shut out', () => {
  beforeEach(() => pulled(db, [aBlock(SOLBERG)]));

  const naming = ACT_NAMES.filter((name) => byOf(SAMPLES[name]) || NAMING_KEYS.some((key) => key in SAMPLES[name]));

  test('there are acts that name a patient, a matter or an entry, and no other key that could', () => {
    expect(naming.length).toBeGreaterThan(10);
    const keys = new Set(
      ACT_NAMES.flatMap((name) => Object.keys(SAMPLES[name]).filter((key) => /(?:^i|I)d$/u.test(key))),
    );
    // A practitioner is a colleague, not a patient; a message is named together with its matter, and looked for in it.
    expect(ACT_NAMES.filter((name) => 'messageId' in SAMPLES[name] && !('taskId' in SAMPLES[name]))).toEqual([]);
    const known = [...NAMING_KEYS, 'id', 'messageId', 'practitionerId'];
    expect([...keys].toSorted()).toEqual(known.toSorted());
    const withId = ACT_NAMES.filter((name) => 'id' in SAMPLES[name] && !byOf(SAMPLES[name]));
    // A template is the surgery's own; the way past a block asks for itself.
    expect(withId.toSorted()).toEqual(['overrideBlocks', 'restoreTemplate']);
  });

  test.each(naming)('%s is refused, and nothing has changed', (name) => {
    pulled(db, [aMessage()]);
    const entryId = anEntry(db, 'conflict');
    const before = contentBesidesLog(db);
    const input = 'entryId' in SAMPLES[name] ? { ...SAMPLES[name], entryId } : SAMPLES[name];
    expect(asked(name, input, SOLBERG)).toEqual({ ok: false, error: { type: 'Blocked', mayOverride: true } });
    expect(contentBesidesLog(db)).toEqual(before);
    const attempt = acts[name].kind === 'query' ? notes : log();
    expect(attempt).toEqual([expect.objectContaining({ outcome: 'denied' })]);
    expect(asked(name, input, LIEN)).not.toMatchObject({ error: { type: 'Blocked' } });
  });

  test('sees that something is due, and not a word of whom or what it is about', () => {
    expect(list(SOLBERG)).toMatchObject({
      value: { total: 1, rows: [{ id: MATTER, blocked: true, dueDay: '2027-04-02', gpName: 'Ingrid Lien' }] },
    });
    expect(JSON.stringify(list(SOLBERG))).not.toMatch(ABOUT_NORA);
    expect(JSON.stringify(list(LIEN))).toMatch(ABOUT_NORA);
  });

  test('finds nothing in the queue by the patient’s name', () => {
    expect(byName(SOLBERG)).toMatchObject({ value: { total: 0, rows: [] } });
    expect(byName(LIEN)).toMatchObject({ value: { total: 1, rows: [{ id: MATTER }] } });
  });

  test('sees that something waits to be sent, and not about whom', () => {
    anEntry(db, 'queued');
    expect(unsent(SOLBERG)).toMatchObject({ value: { outbox: [{ blocked: true, patientName: '', subject: '' }] } });
    expect(JSON.stringify(unsent(SOLBERG))).not.toMatch(ABOUT_NORA);
    expect(JSON.stringify(unsent(LIEN))).toMatch(ABOUT_NORA);
  });

  // Every query, and the log in each of its views: there are lines about the patient, an answer that waits, and a draft.
  const LOG = { ...SAMPLES.readAccessLog, of: 'everyone', id: '' } as const;
  const questions: [string, ActName, object][] = [
    ...ACT_NAMES.filter((name) => acts[name].kind === 'query').map((name): [string, ActName, object] => [
      name,
      name,
      SAMPLES[name],
    ]),
    ['the log of everyone', 'readAccessLog', LOG],
    ['overrides of everyone', 'readAccessLog', { ...LOG, only: 'overrides' }],
    ['denied attempts of everyone', 'readAccessLog', { ...LOG, only: 'denied' }],
    ['the log of the GP', 'readAccessLog', { ...LOG, of: 'employee', id: LIEN }],
    ['the log of their own', 'readAccessLog', { ...LOG, of: 'employee', id: SOLBERG }],
    ['what has ended', 'listWork', { ...SAMPLES.listWork, show: 'answered' }],
  ];

  test.each(questions)('is told nothing of whom or what by %s', (_what, name, input) => {
    pulled(db, [aMessage()]);
    for (const who of [LIEN, SOLBERG]) asked('saveDraft', { taskId: MATTER, text: 'Ny medisin: to om dagen' }, who);
    anEntry(db, 'queued');
    logLine(LIEN, { act: 'readEConsultation' });
    logLine(SOLBERG, { act: 'readEConsultation', outcome: 'denied', documents: [] });
    logLine(LIEN, { act: 'openProtectedByOverride', ground: 'emergency-override', reason: 'Nora var bevisstløs' });
    logLine(LIEN, { act: 'searchPatient', patient: null });
    expect(JSON.stringify(asked(name, input, SOLBERG))).not.toMatch(ABOUT_NORA);
  });

  test('sees in the log that somebody did something, and nothing of whom or with what', () => {
    logLine(LIEN, { act: 'readEConsultation' });
    logLine(LIEN, { act: 'searchPatient', patient: null });
    const { rows } = (asked('readAccessLog', LOG, SOLBERG) as { value: AccessLogPage }).value;
    const nothing = { patient: null, patientName: null, documents: [], reason: '' };
    expect(rows).toMatchObject([
      { act: 'searchPatient', keptFromReader: false, documents: [] },
      { act: 'readEConsultation', name: 'Ingrid Lien', keptFromReader: true, ...nothing },
    ]);
    expect(JSON.stringify(asked('readAccessLog', LOG, LIEN))).toMatch(ABOUT_NORA);
  });

  test.each(['nora', 'ødeg', 'nora ødegård', '138172', '1381724869'])('finds nobody by «%s»', (typed) => {
    expect(asked('findPatients', { typed }, SOLBERG)).toEqual({
      ok: true,
      value: { patients: [], total: 0, isAll: true },
    });
    expect(asked('findPatients', { typed }, KJELSTRUP)).toMatchObject({
      value: { patients: [{ name: 'Nora Margrethe Ødegård' }] },
    });
  });

  test('has a way in by the whole number, which one has when the patient is there, and it names nobody', () => {
    for (const typed of ['13817248693', '138172 48693']) {
      expect(asked('findPatients', { typed }, SOLBERG)).toMatchObject({ ok: true, value: { patients: found } });
    }
    expect(notes.every(({ documents }) => documents?.length === 0)).toBe(true);
  });
});

test('everyone but the own GP: the GP sees, and nobody else, whatever they ask', () => {
  pulled(db, [aBlock('all-but-own-gp')]);
  expect(read(LIEN)).toMatchObject({ ok: true });
  expect(read(SOLBERG)).toEqual({ ok: false, error: { type: 'Blocked', mayOverride: true } });
  expect(read(MOE)).toEqual({ ok: false, error: { type: 'Blocked', mayOverride: false } });
});

test('a block that has ended holds nobody', () => {
  pulled(db, [aBlock(SOLBERG, { status: 'inactive' })]);
  expect(read(SOLBERG)).toMatchObject({ ok: true });
});

const renewal = (id: string, focus: string, medicine: string) =>
  aTask({
    id,
    code: { coding: [{ system: SYSTEM.taskKind, code: 'renewal-line' }] },
    description: medicine,
    focus: { reference: `MedicationRequest/${focus}` },
    owner: undefined,
  });
const prescribed = (id: string, by: string, medicine: string) => ({
  ...aTask({ code: undefined, description: undefined, owner: undefined }),
  resourceType: 'MedicationRequest',
  id,
  subject: { reference: `Patient/${NORA}` },
  requester: { reference: `Practitioner/${by}` },
  medicationCodeableConcept: { text: medicine },
});
const rows = (who: string, text = '') =>
  (asked('listWork', askedQueue({ text }), who) as { value: Outputs['listWork'] }).value.rows;
const lines = (who: string) =>
  JSON.stringify(asked('readAccessLog', { ...SAMPLES.readAccessLog, of: 'everyone', id: '' }, who));

describe('a block on one prescription', () => {
  const MEDICINE = /Sobril/u;
  beforeEach(() =>
    pulled(db, [
      prescribed('held', KJELSTRUP, 'Sobril 10 mg'),
      prescribed('other', LIEN, 'Paracet 500 mg'),
      renewal('of-held', 'held', 'Sobril 10 mg'),
      renewal('of-other', 'other', 'Paracet 500 mg'),
      aPrescriptionBlock('held'),
    ]),
  );

  test('hides the renewal of it and no other, from all but the own GP and whoever prescribed it', () => {
    for (const who of [SOLBERG, MOE]) {
      expect(rows(who).filter(({ blocked }) => blocked)).toMatchObject([
        { id: 'of-held', subject: '', patientName: '' },
      ]);
      expect(JSON.stringify(rows(who))).not.toMatch(MEDICINE);
      expect(rows(who, 'sobril')).toEqual([]);
      expect(rows(who, 'paracet')).toMatchObject([{ id: 'of-other' }]);
      expect(asked('assignEConsultation', { taskId: 'of-held' }, who)).toMatchObject({ error: { type: 'Blocked' } });
      expect(asked('assignEConsultation', { taskId: 'of-other' }, who)).not.toMatchObject({
        error: { type: 'Blocked' },
      });
    }
    for (const who of [LIEN, KJELSTRUP]) {
      expect(rows(who, 'sobril')).toMatchObject([{ id: 'of-held', blocked: false, subject: 'Sobril 10 mg' }]);
    }
  });

  test('hides its name in the access log and its text in «Usendt»', () => {
    const task = internReference(db, { type: 'Task', id: 'of-held' });
    const prescription = internReference(db, { type: 'MedicationRequest', id: 'held' });
    const patient = internReference(db, { type: 'Patient', id: NORA });
    const signedIn = findStaff(db, LIEN);
    if (signedIn === null) throw new Error('no such doctor');
    appendAccess(
      { db, now: () => NOW, signedIn },
      { act: 'readPrescription', patient, documents: [task, prescription] },
    );
    expect(lines(SOLBERG)).not.toMatch(MEDICINE);
    expect(lines(LIEN)).toMatch(MEDICINE);
    anEntry(db, 'queued', {}, 'of-held');
    expect(unsent(SOLBERG)).toMatchObject({ value: { outbox: [{ blocked: true, patientName: '', subject: '' }] } });
    expect(JSON.stringify(unsent(LIEN))).toMatch(MEDICINE);
  });

  test('is overridden like any other', () => {
    expect(asked('overrideBlocks', { of: 'Task', id: 'of-held', reason: 'Overdose.' }, SOLBERG)).toMatchObject({
      ok: true,
    });
    expect(rows(SOLBERG, 'sobril')).toMatchObject([{ id: 'of-held' }]);
  });
});

const named = (id: string, family: string) => [
  aPatient({ id, name: [{ family, given: ['Per'] }] }),
  aTask({ id: `of-${id}`, for: { reference: `Patient/${id}` } }),
];
const order = (who: string, from: number, count: number) => {
  const reply = asked('listWork', askedQueue({ filter: { order: 'patient' }, from, count }), who) as {
    value: Outputs['listWork'];
  };
  return reply.value.rows.map(({ id }) => id);
};

describe('in the order of patients', () => {
  beforeEach(() => pulled(db, [...named('before', 'Øby'), ...named('after', 'Økland')]));

  test('a patient between two neighbours stands between them', () => {
    expect(order(SOLBERG, 0, 10)).toEqual(['of-before', MATTER, 'of-after']);
  });

  test('one who has shut the reader out comes last, so that the place tells no name', () => {
    pulled(db, [aBlock(SOLBERG)]);
    expect(order(SOLBERG, 0, 10)).toEqual(['of-before', 'of-after', MATTER]);
    expect([0, 1, 2, 3].map((from) => order(SOLBERG, from, 1))).toEqual([['of-before'], ['of-after'], [MATTER], []]);
    expect(order(SOLBERG, 1, 2)).toEqual(['of-after', MATTER]);
    expect(order(LIEN, 0, 10)).toEqual(['of-before', MATTER, 'of-after']);
  });
});

describe('an emergency override', () => {
  beforeEach(() => pulled(db, [aBlock('all-but-own-gp')]));

  test.each(['', '   ', '…', '123'])('is refused without a written reason: «%s»', (reason) => {
    expect(override(KJELSTRUP, reason)).toEqual({ ok: false, error: { type: 'OverrideWithoutReason' } });
    expect(read(KJELSTRUP)).toMatchObject({ error: { type: 'Blocked' } });
  });

  test('is refused with a reason that nobody could read afterwards, or that is a whole story', () => {
    expect(override(KJELSTRUP, 'Bevisst\u202eløs')).toMatchObject({ error: { type: 'NoteUnreadable', line: 1 } });
    expect(override(KJELSTRUP, 'a'.repeat(2_001))).toMatchObject({ error: { type: 'NoteTooLong', limit: 2_000 } });
    expect(read(KJELSTRUP)).toMatchObject({ error: { type: 'Blocked' } });
  });

  test('is not for a receptionist', () => {
    expect(override(MOE)).toMatchObject({ error: { type: 'NotYourRole', act: 'openProtectedByOverride' } });
    expect(read(MOE)).toMatchObject({ error: { type: 'Blocked' } });
  });

  test('opens for the one who wrote the reason, for a while, and stands on the strip meanwhile', () => {
    expect(override(KJELSTRUP)).toEqual({ ok: true, value: null });
    const until = '2027-03-23T20:30:00.000Z';
    expect(read(KJELSTRUP)).toMatchObject({ value: { override: { reason: 'Bevisstløs, ukjent allergi.', until } } });
    expect(asked('readPatient', { patientId: NORA }, KJELSTRUP)).toMatchObject({ value: { override: { until } } });
    expect(asked('findPatients', { typed: 'nora' }, KJELSTRUP)).toMatchObject({
      value: { patients: [{ blocked: false }] },
    });
    expect(read(SOLBERG)).toMatchObject({ error: { type: 'Blocked' } });
    expect(read(KJELSTRUP, NOW + 12 * HOUR - 1)).toMatchObject({ ok: true });
    expect(read(KJELSTRUP, NOW + 12 * HOUR)).toMatchObject({ error: { type: 'Blocked' } });
    expect(read(LIEN)).toMatchObject({ value: { override: null } });
  });

  test('stands in the log with its reason, and so does all that is seen and done by it', () => {
    override(KJELSTRUP);
    read(KJELSTRUP);
    asked('documentContact', SAMPLES.documentContact, KJELSTRUP);
    const emergency = { ground: 'emergency-override', reason: 'Bevisstløs, ukjent allergi.' };
    expect(log()).toEqual([
      expect.objectContaining({ act: 'openProtectedByOverride', outcome: 'opened', who: KJELSTRUP, ...emergency }),
      expect.objectContaining({ act: 'documentContact', ...emergency }),
    ]);
    expect(notes).toEqual([expect.objectContaining({ act: 'readEConsultation', ...emergency })]);
    asked('documentContact', SAMPLES.documentContact, LIEN);
    expect(log().at(-1)).toMatchObject({ ground: 'treatment', reason: '' });
  });

  test('where nothing is blocked there is nothing to override, and nothing is written', () => {
    const before = contentBesidesLog(db);
    expect(override(LIEN)).toEqual({ ok: true, value: null });
    expect(contentBesidesLog(db)).toEqual(before);
    expect(log()).toEqual([]);
    expect(asked('overrideBlocks', { of: 'Patient', id: 'nobody', reason: 'Haster' }, LIEN)).toMatchObject({
      error: { type: 'NotFound' },
    });
  });
});
