import { beforeEach, describe, expect, test } from 'vitest';
import { logHead, NO_LINE } from '../../electron/engine/db/accessLogStore.ts';
import { appendAccess } from '../../electron/engine/db/appendAccess.ts';
import type { Db } from '../../electron/engine/db/open.ts';
import { internReference } from '../../electron/engine/db/resourceStore.ts';
import { findStaff } from '../../electron/engine/db/staff.ts';
import { verifyStep } from '../../electron/engine/db/verifyLog.ts';
import { LIEN, MATTER, MOE, NORA } from '../fhir/resources.ts';
import { aFile, opened, openedBare } from './aDatabase.ts';
import { NOW, pullTheSurgery } from './aSurgery.ts';

let file: string;
let db: Db;
beforeEach(() => {
  file = aFile();
  db = opened(file);
  pullTheSurgery(db);
});

const num = (type: 'Patient' | 'Task', id: string) => internReference(db, { type, id });

function by(who: string, at = NOW) {
  const signedIn = findStaff(db, who);
  if (signedIn === null) throw new Error('nobody of that id');
  return { db, now: () => at, signedIn };
}

/** Sign-in, a reading, an answer, and a reading that was denied. */
function fourLines(): void {
  const about = { patient: num('Patient', NORA), documents: [num('Task', MATTER)] };
  appendAccess(by(LIEN, NOW + 1), { act: 'signIn', patient: null });
  appendAccess(by(LIEN, NOW + 2), { act: 'readEConsultation', ...about });
  appendAccess(by(LIEN, NOW + 3), { act: 'answerEConsultation', ...about });
  appendAccess(by(MOE, NOW + 4), { act: 'readEConsultation', ...about, outcome: 'denied' });
}

const lines = () => db.prepare('SELECT * FROM access_log ORDER BY seq').all() as Record<string, unknown>[];
const verified = () => verifyStep(db, NO_LINE, 100);

describe('a line', () => {
  test('says who, in which role, from where, what, about whom, on what ground, when and which documents', () => {
    fourLines();
    expect(lines()[1]).toMatchObject({
      seq: 2,
      at: NOW + 2,
      practitioner: LIEN,
      name: 'Ingrid Lien',
      role: 'gp',
      unit: 'Storgata legesenter',
      act: 'readEConsultation',
      patient: NORA,
      patient_name: 'Nora Margrethe Ødegård',
      ground: 'treatment',
      reason: '',
      outcome: 'opened',
    });
    expect(JSON.parse(String(lines()[1]?.['documents']))).toEqual([
      { kind: 'e-consultation', reference: `Task/${MATTER}`, on: '2027-03-23' },
    ]);
  });

  test('of a denied attempt names no document, and one without what it must hold is a fault of the program', () => {
    fourLines();
    expect(lines()[3]).toMatchObject({ outcome: 'denied', documents: '[]' });
    const patient = num('Patient', NORA);
    expect(() => appendAccess(by(LIEN), { act: 'readEConsultation', patient })).toThrow('lacks its documents');
    expect(lines()).toHaveLength(4);
  });

  test('says the same when the patient is gone from here', () => {
    fourLines();
    const before = lines();
    db.exec('DELETE FROM patient_shown; DELETE FROM resource');
    expect(lines()).toEqual(before);
    expect(verified()).toMatchObject({ broken: null, through: { seq: 4 } });
  });
});

describe('the log is only appended to', () => {
  test.each([
    ["UPDATE access_log SET act = 'signIn' WHERE seq = 2"],
    ['DELETE FROM access_log WHERE seq = 4'],
    ['DELETE FROM access_log'],
    ['INSERT OR REPLACE INTO access_log SELECT * FROM access_log WHERE seq = 2'],
    [
      `INSERT INTO access_log SELECT 9, at, practitioner, name, role, unit, act, patient, patient_name, ground, reason,
         outcome, documents, previous, hash FROM access_log WHERE seq = 4`,
    ],
    [
      `INSERT INTO access_log SELECT 5, at, practitioner, name, role, unit, act, patient, patient_name, ground, reason,
         outcome, documents, previous, hash FROM access_log WHERE seq = 4`,
    ],
  ])('%s', (sql) => {
    fourLines();
    const before = lines();
    expect(() => db.exec(sql)).toThrow(/access log/u);
    expect(lines()).toEqual(before);
  });
});

/** Someone with the key and without this program. */
function tamper(sql: string): void {
  const bare = openedBare(file);
  bare.exec('DROP TRIGGER access_log_unchanged; DROP TRIGGER access_log_kept; DROP TRIGGER access_log_appended');
  bare.exec(sql);
}

describe('whoever changes a line past the program is found', () => {
  test('an untouched log is whole, also when it is followed a line at a time', () => {
    fourLines();
    expect(verified()).toEqual({ through: logHead(db), broken: null, ended: true });
    let from = NO_LINE;
    for (let step = 0; step < 4; step += 1) from = verifyStep(db, from, 1).through;
    expect(from).toEqual(logHead(db));
    expect(verifyStep(db, from, 1)).toEqual({ through: from, broken: null, ended: true });
  });

  const EVERY = [
    ['at', 'at + 1'],
    ['practitioner', `'${MOE}'`],
    ['name', "'Kari Moe'"],
    ['role', "'nurse'"],
    ['unit', "'Elsewhere'"],
    ['act', "'signIn'"],
    ['patient', 'NULL'],
    ['patient_name', 'NULL'],
    ['ground', "'administration'"],
    ['reason', "'x'"],
    ['outcome', "'denied'"],
    ['documents', "replace(documents, 'Task', 'Tisk')"],
  ] as const;
  test.each(EVERY)('a line with another %s is named', (column, value) => {
    fourLines();
    tamper(`UPDATE access_log SET ${column} = ${value} WHERE seq = 2`);
    expect(verified()).toMatchObject({ broken: { seq: 2, fault: 'changed' }, through: { seq: 1 } });
  });

  test('every column of a line is under the hash', () => {
    const columns = db.prepare("SELECT name FROM pragma_table_info('access_log')").pluck().all() as string[];
    expect([...EVERY.map(([column]) => column), 'seq', 'previous', 'hash'].toSorted()).toEqual(columns.toSorted());
  });

  test.each([
    ['one taken out', 'DELETE FROM access_log WHERE seq = 2', 2, 'missing', NOW + 3],
    ['the first taken out', 'DELETE FROM access_log WHERE seq = 1', 1, 'missing', NOW + 2],
    ['one put in with another’s number', 'UPDATE access_log SET seq = 9 WHERE seq = 2', 2, 'missing', NOW + 3],
    [
      'two that have changed places',
      `UPDATE access_log SET seq = 9 WHERE seq = 2; UPDATE access_log SET seq = 2 WHERE seq = 3;
       UPDATE access_log SET seq = 3 WHERE seq = 9`,
      2,
      'changed',
      NOW + 3,
    ],
    ['the hash before', 'UPDATE access_log SET previous = zeroblob(32) WHERE seq = 3', 3, 'changed', NOW + 3],
  ] as const)('%s', (_what, sql, seq, fault, at) => {
    fourLines();
    tamper(sql);
    expect(verified().broken).toEqual({ seq, at, fault });
  });

  test('who also computes the hash of the changed line anew is found at the next', () => {
    fourLines();
    tamper('UPDATE access_log SET hash = zeroblob(32) WHERE seq = 2');
    expect(verified().broken).toMatchObject({ seq: 2, fault: 'changed' });
    // The line alone now says what it should: what gives it away is the one after it.
    expect(verifyStep(db, { seq: 2, hash: Buffer.alloc(32) }, 100).broken).toMatchObject({
      seq: 3,
      fault: 'does-not-follow',
    });
  });

  test('a line that had been verified and is another now, or gone, is named', () => {
    fourLines();
    const verifiedBefore = verifyStep(db, NO_LINE, 2).through;
    tamper('UPDATE access_log SET hash = zeroblob(32) WHERE seq = 2');
    expect(verifyStep(db, verifiedBefore, 100).broken).toEqual({ seq: 2, at: NOW + 2, fault: 'changed' });
    tamperMore('DELETE FROM access_log WHERE seq = 2');
    expect(verifyStep(db, verifiedBefore, 100).broken).toEqual({ seq: 2, at: null, fault: 'missing' });
  });
});

function tamperMore(sql: string): void {
  openedBare(file).exec(sql);
}
