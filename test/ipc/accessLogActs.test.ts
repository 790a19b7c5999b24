import { beforeEach, describe, expect, test } from 'vitest';
import { appendAccess, type AccessNote } from '../../electron/engine/db/appendAccess.ts';
import { readLogChecked } from '../../electron/engine/db/logCheckStore.ts';
import type { Db } from '../../electron/engine/db/open.ts';
import { forgetResource, internReference } from '../../electron/engine/db/resourceStore.ts';
import { findStaff } from '../../electron/engine/db/staff.ts';
import type { Input } from '../../shared/ipc/acts.ts';
import type { AccessLogPage, AccessLogPrint } from '../../shared/ipc/views/accessLog.ts';
import { aDatabase } from '../db/aDatabase.ts';
import { ask, NOW, pulled, pullTheSurgery } from '../db/aSurgery.ts';
import { aBlock, aConsent } from '../fhir/consents.ts';
import { aPatient, aTask, LIEN, MATTER, meta, MOE, NORA, staff, VIK } from '../fhir/resources.ts';

// Reading the access log, and taking it out of the program.

const OLA = '0b7f2d1c-53a0-4a0e-9c57-1f3a6f1d2e0a';
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let db: Db;
let notes: AccessNote[];
beforeEach(() => {
  db = aDatabase();
  pullTheSurgery(db);
  pulled(db, [
    ...staff(VIK, 'Trond', 'Vik', 'practice-manager'),
    aPatient({ id: OLA, name: [{ family: 'Berg', given: ['Ola'] }] }),
    aTask({ id: 'of-ola', for: { reference: `Patient/${OLA}` }, description: 'Hoste' }),
  ]);
  notes = [];
  line(LIEN, NORA, MATTER, { at: NOW - 2 * DAY });
  line(MOE, NORA, MATTER, { at: NOW - DAY, note: { outcome: 'denied' } });
  line(LIEN, OLA, 'of-ola', { at: NOW - HOUR });
  line(LIEN, NORA, MATTER, {
    at: NOW,
    note: { act: 'openProtectedByOverride', ground: 'emergency-override', reason: 'Bevisstløs' },
  });
});

function line(
  who: string,
  patient: string,
  task: string,
  { at, note = {} }: { at: number; note?: Partial<AccessNote> },
) {
  const signedIn = findStaff(db, who);
  if (signedIn === null) throw new Error('nobody of that id');
  const about = {
    patient: internReference(db, { type: 'Patient', id: patient }),
    documents: [internReference(db, { type: 'Task', id: task })],
  };
  appendAccess({ db, now: () => at, signedIn }, { act: 'readEConsultation', ...about, ...note });
}

const EVERYONE = { of: 'everyone', id: '', from: '', to: '', ground: 'any', only: 'all' } as const;
const FIRST = { beforeAt: 0, beforeSeq: 0, count: 100 };

function read(filter: Partial<Input<'readAccessLog'>>, who = LIEN): AccessLogPage {
  const input = { ...EVERYONE, ...FIRST, ...filter };
  const reply = ask(db, 'readAccessLog', input, who, NOW, (note) => void notes.push(note)) as { value: AccessLogPage };
  return reply.value;
}
const numbers = (page: AccessLogPage) => page.rows.map(({ seq }) => seq);

describe('the log of', () => {
  test.each<[string, Partial<Input<'readAccessLog'>>, number[]]>([
    ['everyone, newest first', {}, [4, 3, 2, 1]],
    ['one patient', { of: 'patient', id: NORA }, [4, 2, 1]],
    ['one employee', { of: 'employee', id: LIEN }, [4, 3, 1]],
    ['a patient nobody knows', { of: 'patient', id: 'nobody' }, []],
    ['one ground', { ground: 'emergency-override' }, [4]],
    ['one ground of an employee', { of: 'employee', id: LIEN, ground: 'treatment' }, [3, 1]],
    ['overrides alone', { only: 'overrides' }, [4]],
    ['denied attempts alone', { only: 'denied' }, [2]],
    ['a patient’s denied attempts alone', { of: 'patient', id: NORA, only: 'denied' }, [2]],
    ['an employee’s denied attempts alone', { of: 'employee', id: MOE, only: 'denied' }, [2]],
    ['an employee without any', { of: 'employee', id: LIEN, only: 'denied' }, []],
    ['a day in Norway', { from: '2027-03-22', to: '2027-03-22' }, [2]],
    ['from a day on', { from: '2027-03-22' }, [4, 3, 2]],
    ['until the end of a day', { to: '2027-03-21' }, [1]],
  ])('%s', (_whose, filter, found) => {
    expect(numbers(read(filter))).toEqual(found);
  });

  test('a patient, page by page, also when lines come meanwhile', () => {
    const filter = { of: 'patient', id: NORA, count: 2 } as const;
    const first = read(filter);
    expect([numbers(first), first.patientName]).toEqual([[4, 2], 'Nora Margrethe Ødegård']);
    line(LIEN, NORA, MATTER, { at: NOW + 1 });
    const second = read({ ...filter, beforeAt: first.next?.at ?? 0, beforeSeq: first.next?.seq ?? 0 });
    expect([numbers(second), second.next]).toEqual([[1], null]);
  });

  test('lines of the same moment each come once', () => {
    for (let more = 0; more < 5; more += 1) line(LIEN, OLA, 'of-ola', { at: NOW + 5 });
    const seen: number[] = [];
    let place = { at: 0, seq: 0 };
    for (let page = 0; page < 9; page += 1) {
      const { rows, next } = read({ beforeAt: place.at, beforeSeq: place.seq, count: 2 });
      seen.push(...rows.map(({ seq }) => seq));
      if (next === null) break;
      place = next;
    }
    expect(seen).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1]);
  });
});

const documentsFor = (who: string) => read({ of: 'patient', id: NORA }, who).rows.at(-1)?.documents;
const newest = () => read({ count: 1 }).rows[0];

const reasons = (who: string) => read({ only: 'overrides' }, who).rows.map(({ reason }) => reason);

describe('what a line shows', () => {
  test('the title of a document, to the doctor, while it is here', () => {
    expect(documentsFor(LIEN)).toMatchObject([{ kind: 'e-consultation', on: '2027-03-23', title: 'Ny medisin' }]);
    forgetResource(db, { type: 'Task', id: MATTER });
    expect(documentsFor(LIEN)).toEqual([{ kind: 'e-consultation', reference: `Task/${MATTER}`, on: '2027-03-23' }]);
  });

  test('why a block was overridden, to the doctor; not to the manager, nor to one whom the patient has shut out', () => {
    expect(reasons(LIEN)).toEqual(['Bevisstløs']);
    expect(reasons(VIK)).toEqual(['']);
    pulled(db, [aBlock(LIEN)]);
    expect(reasons(LIEN)).toEqual(['']);
  });

  test('to the manager kind and day, since titles are about health', () => {
    expect(documentsFor(VIK)).toEqual([{ kind: 'e-consultation', reference: `Task/${MATTER}`, on: '2027-03-23' }]);
  });
});

describe('reading the log is an opening too', () => {
  test('of the patient’s log', () => {
    read({ of: 'patient', id: NORA });
    expect(notes).toMatchObject([
      { act: 'readAccessLogOfPatient', documents: [{ kind: 'access-log', reference: `Patient/${NORA}` }] },
    ]);
  });
  test('of an employee’s, or everyone’s', () => {
    read({ of: 'employee', id: MOE });
    read({});
    expect(notes).toMatchObject([
      { act: 'readAccessLogOfEmployee', patient: null, documents: [{ reference: `Practitioner/${MOE}` }] },
      { act: 'readAccessLogOfEmployee', patient: null },
    ]);
  });
  test('and a search says whom it showed', () => {
    const reply = ask(db, 'findPatientsOfLog', { typed: 'ola' }, VIK, NOW, (note) => void notes.push(note));
    expect(reply).toEqual({
      ok: true,
      value: { patients: [{ patientId: OLA, name: 'Ola Berg', birthDay: '1972-01-13' }], total: 1, isAll: true },
    });
    expect(notes).toEqual([
      { act: 'searchPatient', patient: null, documents: [internReference(db, { type: 'Patient', id: OLA })] },
    ]);
  });
});

test('everybody who has a line can be chosen, those who have left too', () => {
  pulled(db, [
    ...staff(MOE, 'Kari', 'Moe', 'receptionist', {
      active: false,
      meta: { versionId: '2', lastUpdated: '2027-03-24T00:00:00Z' },
    }),
  ]);
  expect(ask(db, 'listLogEmployees', {}, LIEN)).toEqual({
    ok: true,
    value: [
      { practitionerId: LIEN, name: 'Ingrid Lien' },
      { practitionerId: MOE, name: 'Kari Moe' },
    ],
  });
});

test('the print has every line of the patient, and who they are also when they are gone', () => {
  const print = () =>
    (ask(db, 'readAccessLogPrint', { patientId: NORA, from: '2027-03-22', to: '' }, VIK) as { value: AccessLogPrint })
      .value;
  expect(print()).toMatchObject({
    patientName: 'Nora Margrethe Ødegård',
    birthDay: '1972-01-13',
    surgeryName: 'Storgata legesenter',
    rows: [{ seq: 4 }, { seq: 2 }],
    cut: false,
    today: '2027-03-23',
  });
  forgetResource(db, { type: 'Patient', id: NORA });
  expect(print()).toMatchObject({ patientName: 'Nora Margrethe Ødegård', birthDay: null });
});

describe('taking it out', () => {
  test('a print is a line, at the patient’s request', () => {
    expect(ask(db, 'printAccessLog', { patientId: NORA, language: 'nb' }, VIK)).toEqual({
      ok: true,
      value: { file: null },
    });
    expect(newest()).toMatchObject({ act: 'printAccessLogForPatient', patient: NORA, ground: 'patients-request' });
  });

  test.each([
    ['patient', OLA, OLA],
    ['employee', MOE, null],
    ['everyone', '', null],
  ] as const)('a file of %s is a line', (of, id, patient) => {
    expect(ask(db, 'exportAccessLog', { ...EVERYONE, of, id, language: 'nb' }, LIEN, NOW + 1)).toMatchObject({
      ok: true,
    });
    expect(newest()).toMatchObject({ act: 'exportAccessLog', patient, ground: 'quality-control' });
  });
});

test('anyone may ask for a check of the whole chain, which is noted and logged', () => {
  expect(ask(db, 'verifyAccessLog', {}, MOE)).toEqual({ ok: true, value: null });
  expect(readLogChecked(db)).toMatchObject({ asked: 'whole' });
  expect(ask(db, 'readAccessLogState', {}, MOE)).toMatchObject({
    ok: true,
    value: {
      lines: 5,
      checking: true,
      checkedAt: null,
      broken: null,
      begunAfterAnother: null,
      delivery: { waiting: 5 },
    },
  });
});

const printFor = (forWhom?: 'patient' | 'guardian', who = LIEN) => {
  const reply = ask(db, 'readAccessLogPrint', { patientId: NORA, from: '', to: '', forWhom }, who, NOW);
  return (reply as { value: AccessLogPrint }).value;
};
const linesOf = (shown: AccessLogPrint) => shown.rows.map(({ seq }) => seq);
const born = (birthDate: string) =>
  pulled(db, [aPatient({ birthDate, meta: meta('2', '2027-03-23T08:05:00.000Z') }), aConsent('withheld-from-parents')]);

describe('the print of a young patient who has asked that guardians are not told', () => {
  beforeEach(() => {
    const patient = internReference(db, { type: 'Patient', id: NORA });
    line(LIEN, NORA, MATTER, { at: NOW, note: { act: 'showIdentityNumber', documents: [patient] } });
  });

  test('asks for whom it is, and has nothing before that is said', () => {
    born('2013-06-01');
    expect([printFor().asksForWhom, linesOf(printFor())]).toEqual([true, []]);
    expect(linesOf(printFor('patient'))).toEqual([5, 4, 2, 1]);
  });

  test('has nothing of health for a guardian: no matter, no attempt at one, no reason', () => {
    born('2013-06-01');
    expect(linesOf(printFor('guardian'))).toEqual([5]);
    expect(JSON.stringify(printFor('guardian'))).not.toMatch(/Ny medisin|Bevisstløs|e-consultation/u);
  });

  test('is the guardian’s from whoever does not see the mark, whatever is asked', () => {
    born('2013-06-01');
    expect([printFor('patient', VIK).asksForWhom, linesOf(printFor('patient', VIK))]).toEqual([false, [5]]);
  });

  test('asks nothing from 16 on, nor where nothing is withheld', () => {
    expect([printFor().asksForWhom, linesOf(printFor())]).toEqual([false, [5, 4, 2, 1]]);
    born('2011-03-23');
    expect([printFor().asksForWhom, linesOf(printFor())]).toEqual([false, [5, 4, 2, 1]]);
  });
});
