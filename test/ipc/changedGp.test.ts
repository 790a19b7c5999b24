import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { appendAccess, type AccessNote } from '../../electron/engine/db/appendAccess.ts';
import type { Db } from '../../electron/engine/db/open.ts';
import { internReference } from '../../electron/engine/db/resourceStore.ts';
import { findStaff } from '../../electron/engine/db/staff.ts';
import { SYSTEM } from '../../shared/fhir/codes.ts';
import type { ActName } from '../../shared/ipc/acts.ts';
import { askedQueue } from '../builders/askedQueue.ts';
import { aDatabase } from '../db/aDatabase.ts';
import { ask, NOW, pulled, pullTheSurgery } from '../db/aSurgery.ts';
import { aLevel } from '../fhir/consents.ts';
import { aPatient, aTask, LIEN, MATTER, meta, MOE, NORA, SOLBERG, staff, VIK } from '../fhir/resources.ts';
import { anEntry } from './anEntry.ts';
import { SAMPLES } from './samples.ts';

// A patient has changed GP: what came before stays with whoever got it until the record has come along (pbrl. § 5-3).

const BERG = SOLBERG;
const APRIL = Date.parse('2027-04-01T08:00:00Z');
const JUNE = Date.parse('2027-06-01T08:00:00Z');
const TEXT = /Ny medisin|to om dagen/u;

let db: Db;
beforeEach(() => {
  db = aDatabase();
  pullTheSurgery(db);
  pulled(db, [
    aLevel('full'),
    ...staff(BERG, 'Siri', 'Berg', 'gp'),
    ...staff(VIK, 'Trond', 'Vik', 'gp'),
    episode('old', LIEN, 'active', { start: '2020-01-01', end: '2027-03-31' }),
    episode('new', BERG, 'planned', { start: '2027-04-01' }),
  ]);
});
afterEach(() => void db.close());

const episode = (id: string, gp: string, status: string, period: object, version = '1') => ({
  resourceType: 'EpisodeOfCare',
  id,
  meta: meta(version, `2027-03-23T08:0${version}:00.000Z`),
  status,
  type: [{ coding: [{ system: SYSTEM.episodeKind, code: 'gp-list' }] }],
  patient: { reference: `Patient/${NORA}` },
  period,
  careManager: { reference: `Practitioner/${gp}` },
});

const asked = (name: ActName, input: unknown, who: string, now: number) => ask(db, name, input, who, now);
const read = (who: string, now = NOW, taskId = MATTER) => asked('readEConsultation', { taskId }, who, now);

/** The documents (nums) that someone opens with the patient's page. */
function openedOnPage(who: string, now: number): readonly unknown[] {
  const notes: AccessNote[] = [];
  ask(db, 'readPatient', { patientId: NORA }, who, now, (note) => void notes.push(note));
  return notes.flatMap(({ documents }) => documents ?? []);
}

/** The portal names the new GP as the patient's. */
const hasNow = (gp: string, version = '2') =>
  pulled(db, [
    aPatient({
      generalPractitioner: [{ reference: `Practitioner/${gp}` }],
      meta: meta(version, `2027-03-31T22:0${version}:00.000Z`),
    }),
  ]);

const transferred = (to: string, authoredOn: string, status = 'completed') =>
  pulled(db, [
    aTask({
      id: `transfer-${to}-${authoredOn.slice(0, 10)}`,
      code: { coding: [{ system: SYSTEM.taskKind, code: 'record-transfer' }] },
      status,
      owner: { reference: `Practitioner/${to}` },
      authoredOn,
    }),
  ]);

const notYet = (since: string) => ({ ok: false, error: { type: 'RecordNotTransferred', since } });

test('scenario 11: before it the old GP has the matter, under a banner', () => {
  expect(read(LIEN)).toMatchObject({
    value: {
      warnings: [
        { type: 'GpChange', how: 'AnswerOrRefer', on: '2027-04-01', oldGpName: 'Ingrid Lien', newGpName: 'Siri Berg' },
      ],
    },
  });
});

describe('scenario 12: after it', () => {
  beforeEach(() => hasNow(BERG));
  const search = (text: string, who = BERG) => asked('listWork', askedQueue({ text }), who, APRIL);

  test('the old GP finishes, and the new one sees none of the text', () => {
    expect(read(LIEN, APRIL)).toMatchObject({ value: { warnings: [{ type: 'GpChange', how: 'OldGpFinishes' }] } });
    expect(read(BERG, APRIL)).toEqual(notYet('2027-04-01'));
    const rows = asked('listWork', SAMPLES.listWork, BERG, APRIL);
    expect(rows).toMatchObject({ value: { rows: [{ blocked: false, subject: '', preview: '' }] } });
    expect(JSON.stringify(rows)).not.toMatch(TEXT);
    expect(asked('readPatient', { patientId: NORA }, BERG, APRIL)).toMatchObject({
      value: { matters: [{ taskId: MATTER, subject: null }] },
    });
    expect(read(MOE, APRIL)).toMatchObject({ ok: true });
  });

  test('and the log tells the patient of no matter that the new one was not shown', () => {
    const [patient, matter] = (['Patient', 'Task'] as const).map((type) =>
      internReference(db, { type, id: type === 'Task' ? MATTER : NORA }),
    );
    expect(openedOnPage(BERG, APRIL)).toEqual([patient]);
    expect(openedOnPage(LIEN, APRIL)).toEqual([patient, matter]);
  });

  test('nor finds it by what it is about: the old GP does', () => {
    for (const text of ['medisin', 'ødegård medisin'])
      expect(search(text)).toMatchObject({ value: { total: 0, rows: [] } });
    expect(search('medisin', LIEN)).toMatchObject({ value: { total: 1, rows: [{ id: MATTER }] } });
    transferred(BERG, '2027-04-01T06:00:00.000Z');
    expect(search('medisin')).toMatchObject({ value: { total: 1, rows: [{ id: MATTER }] } });
  });

  test('nor among what waits to be sent', () => {
    anEntry(db, 'queued');
    const unsent = asked('readSyncDetails', {}, BERG, APRIL);
    expect(unsent).toMatchObject({ value: { outbox: [{ blocked: false, subject: '' }] } });
    expect(JSON.stringify(unsent)).not.toMatch(TEXT);
    expect(JSON.stringify(asked('readSyncDetails', {}, LIEN, APRIL))).toMatch(TEXT);
  });

  test('nor in the access log, on the screen, on paper or in a file', () => {
    const signedIn = findStaff(db, LIEN);
    if (signedIn === null) throw new Error('no such doctor');
    const patient = internReference(db, { type: 'Patient', id: NORA });
    const documents = [internReference(db, { type: 'Task', id: MATTER })];
    appendAccess({ db, now: () => NOW, signedIn }, { act: 'readEConsultation', patient, documents });
    for (const name of ['readAccessLog', 'readAccessLogPrint'] as const) {
      const page = asked(name, SAMPLES[name], BERG, APRIL);
      expect(page).toMatchObject({ value: { rows: [{ act: 'readEConsultation' }] } });
      expect(JSON.stringify(page)).not.toMatch(TEXT);
      expect(JSON.stringify(asked(name, SAMPLES[name], LIEN, APRIL))).toMatch(TEXT);
    }
  });

  test.each([
    ['a transfer to the new GP since the change brings it along', BERG, '2027-04-01T06:00:00.000Z', 'completed', true],
    ['one that is not finished brings nothing', BERG, '2027-04-01T06:00:00.000Z', 'in-progress', false],
    ['one to another brings nothing', VIK, '2027-04-01T06:00:00.000Z', 'completed', false],
    ['one of long ago brought it to someone else', BERG, '2019-05-01T06:00:00.000Z', 'completed', false],
  ])('%s', (_name, to, authored, status, opens) => {
    transferred(to, authored, status);
    expect(read(BERG, APRIL)).toMatchObject({ ok: opens });
  });

  test('what comes now is the new GP’s from the start', () => {
    const owner = { reference: `Practitioner/${BERG}` };
    pulled(db, [aTask({ id: 'later', authoredOn: '2027-04-01T07:00:00.000Z', owner })]);
    expect(read(BERG, APRIL, 'later')).toMatchObject({ value: { warnings: [] } });
  });
});

describe('after two changes', () => {
  beforeEach(() => {
    pulled(db, [
      episode('new', BERG, 'active', { start: '2027-04-01', end: '2027-05-31' }, '2'),
      episode('newest', VIK, 'active', { start: '2027-06-01' }),
      aTask({ id: 'of-may', authoredOn: '2027-05-10T08:00:00.000Z', owner: { reference: `Practitioner/${BERG}` } }),
    ]);
    hasNow(VIK);
  });

  test('the third GP sees neither what the first got nor what the second did', () => {
    expect(read(VIK, JUNE)).toEqual(notYet('2027-06-01'));
    expect(read(VIK, JUNE, 'of-may')).toEqual(notYet('2027-06-01'));
    expect(read(BERG, JUNE, 'of-may')).toMatchObject({ ok: true });
  });

  test('the transfer to the second does not open it to the third; the third’s own does', () => {
    transferred(BERG, '2027-04-02T08:00:00.000Z');
    expect(read(VIK, JUNE)).toEqual(notYet('2027-06-01'));
    transferred(VIK, '2027-06-01T07:00:00.000Z');
    expect(read(VIK, JUNE)).toMatchObject({ ok: true });
  });
});
