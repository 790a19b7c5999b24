import { beforeEach, describe, expect, test } from 'vitest';
import { waitForErasure } from '../../electron/engine/db/erasureStore.ts';
import type { Db } from '../../electron/engine/db/open.ts';
import { findResource } from '../../electron/engine/db/resourceStore.ts';
import { aDatabase } from '../db/aDatabase.ts';
import { ask, NOW, pulled, pullTheSurgery } from '../db/aSurgery.ts';
import { LIEN, MATTER, MOE, NORA, QUESTION, staff, VIK } from '../fhir/resources.ts';
import { anEntry } from './anEntry.ts';

// What is gone at the portal is erased here when a person has seen how much it is, and has said so.

let db: Db;
beforeEach(() => {
  db = aDatabase();
  pullTheSurgery(db);
  pulled(db, staff(VIK, 'Trond', 'Vik', 'practice-manager'));
  waitForErasure(db, { type: 'Task', id: MATTER }, 'deleted', NOW);
  waitForErasure(db, { type: 'Communication', id: QUESTION }, 'deleted', NOW + 60_000);
  waitForErasure(db, { type: 'Patient', id: NORA }, 'not-ours', NOW);
});

const waiting = (who: string) => ask(db, 'readErasures', {}, who);
const erases = (count: number, who = VIK) => ask(db, 'eraseGone', { count }, who);
const isHere = (type: 'Task' | 'Patient' | 'Communication', id: string) =>
  (findResource(db, { type, id })?.json ?? null) !== null;
const log = () =>
  db.prepare("SELECT act, patient, patient_name AS name, documents FROM access_log WHERE act = 'eraseGone'").all();

test('how many of what wait, why and since when, and whether somebody has written something', () => {
  ask(db, 'saveDraft', { taskId: MATTER, text: 'Husk allergi' }, LIEN);
  const since = '2027-03-23T08:30:00.000Z';
  expect(waiting(VIK)).toEqual({
    ok: true,
    value: {
      count: 3,
      groups: [
        { group: 'patients', why: 'not-ours', count: 1, since },
        { group: 'matters', why: 'deleted', count: 1, since },
        { group: 'messages', why: 'deleted', count: 1, since: '2027-03-23T08:31:00.000Z' },
      ],
      withDrafts: 1,
    },
  });
});

test('it is erased, and the patient’s log tells by whom and which documents', () => {
  expect(erases(3)).toEqual({ ok: true, value: { erased: 3 } });
  expect([isHere('Task', MATTER), isHere('Communication', QUESTION), isHere('Patient', NORA)]).toEqual([
    false,
    false,
    false,
  ]);
  expect(waiting(VIK)).toMatchObject({ value: { count: 0, groups: [] } });
  expect(log()).toMatchObject([{ patient: NORA, name: 'Nora Margrethe Ødegård' }]);
  for (const id of [MATTER, QUESTION, NORA]) expect(JSON.stringify(log())).toContain(id);
});

describe('nothing is erased', () => {
  test('where another number waits than was seen', () => {
    expect(erases(2)).toEqual({ ok: false, error: { type: 'ErasuresChanged' } });
    expect([isHere('Task', MATTER), log()]).toEqual([true, []]);
  });

  test('by whom it is none of', () => {
    expect(erases(3, MOE)).toMatchObject({ ok: false, error: { type: 'NotYourRole' } });
    expect(waiting(MOE)).toMatchObject({ ok: false, error: { type: 'NotYourRole' } });
    expect(isHere('Task', MATTER)).toBe(true);
  });

  test('of a matter that somebody has begun to send something about meanwhile', () => {
    anEntry(db, 'queued');
    expect(erases(3)).toEqual({ ok: true, value: { erased: 1 } });
    expect([isHere('Task', MATTER), isHere('Patient', NORA), isHere('Communication', QUESTION)]).toEqual([
      true,
      true,
      false,
    ]);
  });
});
