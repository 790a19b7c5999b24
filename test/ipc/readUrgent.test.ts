import { beforeEach, expect, test } from 'vitest';
import type { Db } from '../../electron/engine/db/open.ts';
import { aDatabase } from '../db/aDatabase.ts';
import { ask, pulled, pullTheSurgery } from '../db/aSurgery.ts';
import { aBlock } from '../fhir/consents.ts';
import { aMessage, ASKED, aTask, BERG, LIEN, MATTER, meta, MOE, staff, type Resource } from '../fhir/resources.ts';

let db: Db;
beforeEach(() => {
  db = aDatabase();
  pullTheSurgery(db);
  pulled(db, staff(BERG, 'Anne', 'Berg', 'gp'));
});

const later = (resource: Resource): Resource => ({ ...resource, meta: meta('2', '2027-03-23T08:10:00.000Z') });
const forMe = (reader: string) => ask(db, 'readUrgent', {}, reader);
const nothing = { ok: true, value: { count: 0, first: null } };

test('nothing alerts anyone while nothing is urgent', () => {
  expect(forMe(LIEN)).toEqual(nothing);
});

test('what is urgent alerts the patient’s GP, and no other doctor', () => {
  pulled(db, [later(aTask({ priority: 'urgent' }))]);
  expect(forMe(LIEN)).toEqual({ ok: true, value: { count: 1, first: { kind: 'e-consultation', id: MATTER } } });
  expect(forMe(BERG)).toEqual(nothing);
});

test('a message to the surgery alerts too', () => {
  pulled(db, [aMessage({ priority: 'urgent' })]);
  expect(forMe(LIEN)).toEqual({ ok: true, value: { count: 1, first: { kind: 'message', id: ASKED } } });
});

test('a contact that is written down here ends the alert before it has reached the portal', () => {
  pulled(db, [later(aTask({ priority: 'urgent' }))]);
  expect(ask(db, 'documentContact', { taskId: MATTER, way: 'phone', note: 'Kommer nå.' }, MOE)).toMatchObject({
    ok: true,
  });
  expect(forMe(LIEN)).toEqual(nothing);
});

test('who has taken it is alerted, and the GP no more', () => {
  const owner = { reference: `Practitioner/${BERG}` };
  const executionPeriod = { start: '2027-03-23T08:05:00.000Z' };
  pulled(db, [later(aTask({ priority: 'urgent', status: 'accepted', owner, executionPeriod }))]);
  expect(forMe(BERG)).toMatchObject({ value: { count: 1 } });
  expect(forMe(LIEN)).toEqual(nothing);
});

test('a doctor whom the patient has shut out could not open it: the others are alerted', () => {
  pulled(db, [later(aTask({ priority: 'urgent' })), aBlock(LIEN)]);
  expect(forMe(LIEN)).toEqual(nothing);
  expect(forMe(BERG)).toMatchObject({ value: { count: 1 } });
});

test('whoever is no doctor is not asked to judge', () => {
  expect(forMe(MOE)).toMatchObject({ ok: false, error: { type: 'NotYourRole' } });
});
