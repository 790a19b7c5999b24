import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Db } from '../../electron/engine/db/open.ts';
import { aDatabase, contentOf } from '../db/aDatabase.ts';
import { ask, NOW, pulled, pullTheSurgery } from '../db/aSurgery.ts';
import { anEntry } from './anEntry.ts';
import { aCommunication, aPatient, aTask, LIEN, MATTER, meta, MOE } from '../fhir/resources.ts';

// A colleague's machine has not been heard of; and what an answer costs the patient now.

const MINUTE = 60_000;
const ENTRY = '0d0e0a5c-7b1a-4a3e-8f0e-1c2d3e4f5a6b';
const outputOf = (entry: string) => ({
  type: { coding: [{ system: 'https://legekontor.example/fhir/CodeSystem/task-output', code: 'answer' }] },
  valueIdentifier: { system: 'https://legekontor.example/fhir/outbox-entry', value: entry },
});
const reserved = aTask({
  status: 'in-progress',
  meta: meta('2', new Date(NOW).toISOString()),
  output: [outputOf(ENTRY)],
});

let db: Db;
beforeEach(() => {
  db = aDatabase();
  pullTheSurgery(db);
});
afterEach(() => void db.close());

const steps = () => (JSON.parse(contentOf(db)['outbox_steps'] ?? '[]') as { steps: string }[]).map((row) => row.steps);
const kinds = () => (JSON.parse(contentOf(db)['outbox'] ?? '[]') as { kind: string }[]).map(({ kind }) => kind);
const takeOver = (after: number, who = MOE) =>
  ask(db, 'takeOverEConsultation', { taskId: MATTER }, who, NOW + after * MINUTE);
const held = (after: number, who = MOE) => {
  const reply = ask(db, 'readEConsultation', { taskId: MATTER }, who, NOW + after * MINUTE);
  return (reply as { value: { held: unknown } }).value.held;
};
const fee = (who = LIEN, now = NOW) => ask(db, 'readFee', { taskId: MATTER }, who, now);

describe('a matter is taken over', () => {
  test('an answer that stopped on its way: said when, refused before, and then it holds the matter no more', () => {
    pulled(db, [reserved]);
    expect(held(5)).toMatchObject({ name: 'Ingrid Lien', as: 'answer', answerIsDelivered: false, takingOver: false });
    expect(takeOver(29)).toMatchObject({ error: { type: 'TooEarlyToTakeOver', from: NOW + 30 * MINUTE } });
    expect(kinds()).toEqual([]);
    expect(takeOver(30)).toEqual({ ok: true, value: null });
    expect(kinds()).toEqual(['eConsultation.takeOver']);
    expect(JSON.parse(steps()[0] ?? '')).toMatchObject([
      {
        set: { status: 'accepted', owner: { reference: `Practitioner/${MOE}` } },
        answer: null,
        saw: `answer ${ENTRY}`,
      },
    ]);
    expect(held(31)).toMatchObject({ takingOver: true });
  });

  test('whose answer is with the patient already is only closed', () => {
    pulled(db, [
      reserved,
      aCommunication({
        id: 'the-answer',
        identifier: [{ system: 'https://legekontor.example/fhir/outbox-entry', value: ENTRY }],
        sender: { reference: `Practitioner/${LIEN}` },
      }),
    ]);
    expect(held(30)).toMatchObject({ answerIsDelivered: true });
    takeOver(30);
    expect(kinds()).toEqual(['eConsultation.finish']);
    expect(JSON.parse(steps()[0] ?? '')).toMatchObject([{ set: { status: 'completed' }, answer: ENTRY }]);
  });

  test('what someone has taken is theirs for longer, and nobody takes over from themselves or from nobody', () => {
    const start = new Date(NOW).toISOString();
    pulled(db, [aTask({ status: 'accepted', executionPeriod: { start }, meta: meta('2') })]);
    expect(takeOver(119)).toMatchObject({ error: { type: 'TooEarlyToTakeOver' } });
    expect(takeOver(500, LIEN)).toMatchObject({ error: { type: 'NobodyHasIt' } });
    expect(held(500, LIEN)).toBeNull();
    expect(takeOver(120)).toEqual({ ok: true, value: null });
    expect(ask(db, 'takeOverEConsultation', { taskId: 'nowhere' }, MOE)).toMatchObject({ error: { type: 'NotFound' } });
  });

  test('an answer of one’s own is taken over where it did not come from, and only there', () => {
    pulled(db, [reserved]);
    expect(held(30, LIEN)).toMatchObject({ name: 'Ingrid Lien', as: 'answer' });
    expect(takeOver(29, LIEN)).toMatchObject({ error: { type: 'TooEarlyToTakeOver' } });
    expect(takeOver(30, LIEN)).toEqual({ ok: true, value: null });

    const here = anEntry(db, 'queued', { step: 1 });
    pulled(db, [{ ...reserved, output: [outputOf(here)], meta: meta('3', new Date(NOW).toISOString()) }]);
    expect(held(500, LIEN)).toBeNull();
    expect(takeOver(500, LIEN)).toMatchObject({ error: { type: 'NobodyHasIt' } });
  });

  test('on its way, a close of what a colleague answered counts as answered', () => {
    pulled(db, [
      reserved,
      aCommunication({
        id: 'the-answer',
        identifier: [{ system: 'https://legekontor.example/fhir/outbox-entry', value: ENTRY }],
      }),
    ]);
    takeOver(30);
    expect(ask(db, 'readEConsultation', { taskId: MATTER }, LIEN)).toMatchObject({ value: { state: 'answered' } });
  });

  test('nobody has it: there is nothing to take over', () => {
    expect([held(500), takeOver(500)]).toMatchObject([null, { error: { type: 'NobodyHasIt' } }]);
  });
});

const at = (localTime: string) => Date.parse(`2027-03-23T${localTime}:00+01:00`);

describe('what an answer costs the patient, and why', () => {
  test('by day and in the evening', () => {
    expect(fee()).toMatchObject({ value: { patientPays: 179, reasons: [{ type: 'PatientShare', code: '2as' }] } });
    expect(fee(LIEN, at('16:30'))).toMatchObject({ value: { reasons: [{ code: '2afs' }] } });
    // Not the own GP: in the evening it is an ordinary consultation.
    pulled(db, [
      aPatient({ generalPractitioner: undefined, meta: meta('2') }),
      aTask({ owner: undefined, meta: meta('2') }),
    ]);
    expect(fee(LIEN, at('16:30'))).toMatchObject({ value: { reasons: [{ code: '2ak' }] } });
  });

  test('a specialist’s supplement, where the portal says that the doctor is one', () => {
    pulled(db, [
      {
        resourceType: 'Practitioner',
        id: LIEN,
        meta: meta('2'),
        name: [{ family: 'Lien', given: ['Ingrid'] }],
        qualification: [{ code: { text: 'Spesialist i allmennmedisin' } }],
      },
    ]);
    expect(fee()).toMatchObject({ value: { patientPays: 179 + 56 } });
  });

  test('nothing for who is under 18, and nothing for a question that follows an answer', () => {
    pulled(db, [aPatient({ birthDate: '2010-01-01', meta: meta('2') })]);
    expect(fee()).toMatchObject({ value: { patientPays: 0, reasons: [{ type: 'ExemptByAge', under: 18 }] } });
    pulled(db, [aCommunication({ id: 'answer', sender: { reference: `Practitioner/${LIEN}` } })]);
    expect(fee()).toMatchObject({ value: { patientPays: 0, reasons: [{ type: 'FollowUpIncluded' }] } });
  });

  test('an answer that was entered in error makes nothing free', () => {
    const before = fee();
    const sender = { reference: `Practitioner/${LIEN}` };
    pulled(db, [aCommunication({ id: 'answer', status: 'entered-in-error', sender })]);
    expect(fee()).toEqual(before);
  });

  test('nothing is claimed of a patient of whose birth date too little is known, or in no matter', () => {
    const whole = fee();
    pulled(db, [aPatient({ birthDate: '1972', meta: meta('2') })]);
    expect(fee()).toEqual(whole);
    // 17 or 18.
    pulled(db, [aPatient({ birthDate: '2009', meta: meta('3') })]);
    expect(fee()).toEqual({ ok: true, value: null });
    pulled(db, [aPatient({ birthDate: undefined, meta: meta('4') })]);
    expect(fee()).toEqual({ ok: true, value: null });
    expect(ask(db, 'readFee', { taskId: 'nowhere' }, LIEN)).toMatchObject({ error: { type: 'NotFound' } });
  });
});
