import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AccessNote } from '../../electron/engine/db/appendAccess.ts';
import type { Db } from '../../electron/engine/db/open.ts';
import { NAMING_KEYS } from '../../electron/engine/ipc/openingAtDoor.ts';
import { EXTENSION, SYSTEM } from '../../shared/fhir/codes.ts';
import { acts, type ActName } from '../../shared/ipc/acts.ts';
import { aDatabase, contentBesidesLog } from '../db/aDatabase.ts';
import { ask, NOW, pulled, pullTheSurgery } from '../db/aSurgery.ts';
import { aBlock, aLevel } from '../fhir/consents.ts';
import {
  aMessage,
  aPatient,
  aTask,
  KJELSTRUP,
  LIEN,
  MATTER,
  meta,
  MOE,
  NORA,
  SOLBERG,
  staff,
} from '../fhir/resources.ts';
import { anEntry } from './anEntry.ts';
import { ACT_NAMES, SAMPLES } from './samples.ts';

// A patient has kept someone from looking: whatever that person asks, it says nothing of whom or what it is about.

const HOME = 'Hemmeligveien 7';
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

const ABOUT_NORA = /Nora|Ødegård|1972|Ny medisin|to om dagen|13817248693|131? ?8172/u;

const unsent = (who: string) => asked('readSyncDetails', {}, who);

const found = [{ patientId: NORA, blocked: true }];

const list = (who: string) => asked('listWork', SAMPLES.listWork, who);

const byName = (who: string) => asked('listWork', { ...SAMPLES.listWork, text: 'Nora' }, who);

describe('someone whom the patient has shut out', () => {
  beforeEach(() => pulled(db, [aBlock(SOLBERG)]));

  const naming = ACT_NAMES.filter((name) => NAMING_KEYS.some((key) => key in SAMPLES[name]));

  test('there are acts that name a patient, a matter or an entry, and no other key that could', () => {
    expect(naming.length).toBeGreaterThan(10);
    const keys = new Set(ACT_NAMES.flatMap((name) => Object.keys(SAMPLES[name]).filter((key) => key.endsWith('Id'))));
    // A practitioner is a colleague, not a patient; a message is named together with its matter, and looked for in it.
    expect(ACT_NAMES.filter((name) => 'messageId' in SAMPLES[name] && !('taskId' in SAMPLES[name]))).toEqual([]);
    const others = new Set(['practitionerId', 'messageId']);
    expect([...keys].filter((key) => !others.has(key)).toSorted()).toEqual([...NAMING_KEYS].toSorted());
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

  test.each(['nora', 'ødeg', 'nora ødegård', '138172', '1381724869'])('finds nobody by «%s»', (typed) => {
    expect(asked('findPatients', { typed }, SOLBERG)).toEqual({ ok: true, value: [] });
    expect(asked('findPatients', { typed }, KJELSTRUP)).toMatchObject({ value: [{ name: 'Nora Margrethe Ødegård' }] });
  });

  test('has a way in by the whole number, which one has when the patient is there, and it names nobody', () => {
    for (const typed of ['13817248693', '138172 48693']) {
      expect(asked('findPatients', { typed }, SOLBERG)).toEqual({ ok: true, value: found });
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
    expect(asked('findPatients', { typed: 'nora' }, KJELSTRUP)).toMatchObject({ value: [{ blocked: false }] });
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

const at = (valueCode: string) =>
  aPatient({
    meta: meta('2', '2027-03-23T08:05:00.000Z'),
    extension: [{ url: `${EXTENSION}address-protection`, valueCode }],
    address: [{ line: [HOME], postalCode: '0155', city: 'Fagerø' }],
  });

const broken = (id: string) => ({ ...at('kode-6'), id, birthDate: 'in the spring' });

describe('a protected address', () => {
  test.each(['kode-7', 'kode-6', 'kode-of-the-future'])('with %s leaves the engine by no query', (code) => {
    pulled(db, [at(code), broken('aside')]);
    anEntry(db, 'queued');
    const queries = ACT_NAMES.filter((name) => acts[name].kind === 'query');
    for (const name of queries) {
      const reply = JSON.stringify(asked(name, { ...SAMPLES[name] }, LIEN) ?? null);
      expect(reply, name).not.toContain(HOME);
      expect(reply, name).not.toContain('Fagerø');
    }
    expect(asked('readPatient', { patientId: NORA }, LIEN)).toMatchObject({ value: { addressProtected: true } });
    expect(asked('readEConsultation', { taskId: MATTER }, LIEN)).toMatchObject({
      value: { warnings: [{ type: 'AddressProtected' }] },
    });
    // What was not understood is shown without the person, and is still told of.
    expect(asked('readSyncDetails', {}, LIEN)).toMatchObject({
      value: { quarantine: [{ resourceId: 'aside', raw: expect.stringContaining('"resourceType": "Patient"') }] },
    });
  });
});

const until = (end: string) =>
  staff(SOLBERG, 'Henrik', 'Solberg', 'locum', {
    period: { start: '2027-03-01', end },
    meta: meta('2', '2027-03-23T08:05:00.000Z'),
  });

describe('a locum’s right to work here', () => {
  test('ends with the period, by itself', () => {
    pulled(db, until('2027-03-23'));
    expect(read(SOLBERG)).toMatchObject({ ok: true });
    expect(read(SOLBERG, Date.parse('2027-03-23T22:59:00Z'))).toMatchObject({ ok: true });
    expect(read(SOLBERG, Date.parse('2027-03-23T23:01:00Z'))).toEqual({ ok: false, error: { type: 'NotSignedIn' } });
    const names = (now: number) => JSON.stringify(ask(db, 'listStaff', {}, null, now));
    expect(names(NOW)).toContain('Solberg');
    expect(names(NOW + 24 * HOUR)).not.toContain('Solberg');
    expect(ask(db, 'signIn', { practitionerId: SOLBERG }, null, NOW + 24 * HOUR)).toMatchObject({
      error: { type: 'NoSuchStaffMember' },
    });
  });
});

const episode = (id: string, gp: string, status: string, period: object) => ({
  resourceType: 'EpisodeOfCare',
  id,
  meta: meta(),
  status,
  type: [{ coding: [{ system: SYSTEM.episodeKind, code: 'gp-list' }] }],
  patient: { reference: `Patient/${NORA}` },
  period,
  careManager: { reference: `Practitioner/${gp}` },
});

describe('a patient who has changed GP', () => {
  const BERG = KJELSTRUP;
  const APRIL = Date.parse('2027-04-01T08:00:00Z');
  beforeEach(() =>
    pulled(db, [
      ...staff(BERG, 'Siri', 'Berg', 'gp', { meta: meta('2', '2027-03-23T08:05:00.000Z') }),
      episode('old', LIEN, 'active', { start: '2020-01-01', end: '2027-03-31' }),
      episode('new', BERG, 'planned', { start: '2027-04-01' }),
    ]),
  );
  const changed = () =>
    pulled(db, [
      aPatient({
        generalPractitioner: [{ reference: `Practitioner/${BERG}` }],
        meta: meta('2', '2027-03-31T22:05:00.000Z'),
      }),
    ]);

  test('scenario 11: before it the old GP has the matter, under a banner', () => {
    expect(read(LIEN)).toMatchObject({
      value: {
        warnings: [
          {
            type: 'GpChange',
            how: 'AnswerOrRefer',
            on: '2027-04-01',
            oldGpName: 'Ingrid Lien',
            newGpName: 'Marit Kjelstrup',
          },
        ],
      },
    });
  });

  test('scenario 12: after it the old GP finishes, and the new one sees none of the text', () => {
    changed();
    expect(read(LIEN, APRIL)).toMatchObject({ value: { warnings: [{ type: 'GpChange', how: 'OldGpFinishes' }] } });
    expect(read(BERG, APRIL)).toEqual({ ok: false, error: { type: 'RecordNotTransferred', since: '2027-04-01' } });
    const rows = asked('listWork', SAMPLES.listWork, BERG, APRIL);
    expect(rows).toMatchObject({ value: { rows: [{ blocked: false, subject: '', preview: '' }] } });
    expect(JSON.stringify(rows)).not.toMatch(/Ny medisin|to om dagen/u);
    expect(asked('readPatient', { patientId: NORA }, BERG, APRIL)).toMatchObject({
      value: { matters: [{ taskId: MATTER, subject: null }] },
    });
    expect(read(MOE, APRIL)).toMatchObject({ ok: true });
  });

  test('until the record has been transferred', () => {
    changed();
    const transfer = { coding: [{ system: SYSTEM.taskKind, code: 'record-transfer' }] };
    pulled(db, [aTask({ id: 'transfer', code: transfer, status: 'completed' })]);
    expect(read(BERG, APRIL)).toMatchObject({ ok: true });
  });

  test('what comes after it is the new GP’s from the start', () => {
    changed();
    pulled(db, [
      aTask({ id: 'later', authoredOn: '2027-04-01T07:00:00.000Z', owner: { reference: `Practitioner/${BERG}` } }),
    ]);
    expect(asked('readEConsultation', { taskId: 'later' }, BERG, APRIL)).toMatchObject({ value: { warnings: [] } });
  });
});

describe('the identity number', () => {
  test('is masked on the page, and shown whole by an act that is logged', () => {
    expect(asked('readPatient', { patientId: NORA }, LIEN)).toMatchObject({ value: { maskedNumber: '138172 •••••' } });
    expect(asked('showIdentityNumber', { patientId: NORA }, LIEN)).toEqual({
      ok: true,
      value: { number: '138172 48693' },
    });
    expect(log()).toEqual([expect.objectContaining({ act: 'showIdentityNumber', who: LIEN, outcome: 'opened' })]);
    expect(asked('showIdentityNumber', { patientId: 'nobody' }, LIEN)).toMatchObject({ error: { type: 'NotFound' } });
  });
});
