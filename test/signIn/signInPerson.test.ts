import { beforeEach, describe, expect, test } from 'vitest';
import { signInPerson } from '../../electron/engine/commands/signInPerson.ts';
import type { Db } from '../../electron/engine/db/open.ts';
import { SYSTEM } from '../../shared/fhir/codes.ts';
import { aDatabase } from '../db/aDatabase.ts';
import { ask, NOW, pulled } from '../db/aSurgery.ts';
import { LIEN, MOE, staff, theStaff, type Resource } from '../fhir/resources.ts';

// Whom the provider names, and who that is at this surgery.

const HPR = '9144897';
const SUBJECT = 'c0a8012e-pseudonym';

let db: Db;
beforeEach(() => {
  db = aDatabase();
});

/** The Practitioner of a member of staff, with identifiers. */
function known(resources: Resource[], ...identifier: { system: string; value: string }[]): Resource[] {
  return resources.map((one) => (one.resourceType === 'Practitioner' ? { ...one, identifier } : one));
}
/** The same, changed at the portal since. */
function later(resources: Resource[]): Resource[] {
  return resources.map((one) => ({ ...one, meta: { versionId: '2', lastUpdated: '2027-03-23T08:00:00.000Z' } }));
}
const hpr = (value: string) => ({ system: SYSTEM.hpr, value });
const subject = (value: string) => ({ system: SYSTEM.signInSubject, value });
const enter = (who: { hpr?: string; subjects?: string[] }) =>
  signInPerson({ db, now: () => NOW }, { hpr: who.hpr ?? null, subjects: who.subjects ?? [] });

describe('who it is at this surgery', () => {
  beforeEach(() => {
    pulled(db, [
      ...theStaff().filter((one) => one.resourceType === 'Organization'),
      ...known(staff(LIEN, 'Ingrid', 'Lien', 'gp'), hpr(HPR)),
      ...known(staff(MOE, 'Kari', 'Moe', 'receptionist'), subject(SUBJECT)),
    ]);
  });

  test('a doctor by HPR number, in the role that she has here', () => {
    expect(enter({ hpr: HPR, subjects: ['unknown'] })).toEqual({
      ok: true,
      value: { practitionerId: LIEN, name: 'Ingrid Lien', role: 'gp', surgeryName: 'Storgata legesenter' },
    });
  });

  test('a secretary by what the provider calls her', () => {
    expect(enter({ subjects: ['other', SUBJECT] })).toMatchObject({ ok: true, value: { practitionerId: MOE } });
  });

  test.each([
    ['an HPR number of somebody else', { hpr: '9144900' }],
    ['a number that stands here as another kind', { hpr: SUBJECT }],
    ['a subject that stands here as an HPR number', { subjects: [HPR] }],
    ['nothing at all', {}],
  ])('nobody by %s', (_what, who) => {
    expect(enter(who)).toEqual({ ok: false, error: 'not-staff' });
    expect(db.prepare('SELECT count(*) FROM access_log').pluck().get()).toBe(0);
  });

  test('nobody who has left: the role is not active any more', () => {
    pulled(db, later(known(staff(LIEN, 'Ingrid', 'Lien', 'gp', { active: false }), hpr(HPR))));
    expect(enter({ hpr: HPR })).toEqual({ ok: false, error: 'not-staff' });
  });

  test('nobody where two carry the same number: the portal must put it right', () => {
    pulled(db, later(known(staff(MOE, 'Kari', 'Moe', 'receptionist'), hpr(HPR))));
    expect(enter({ hpr: HPR })).toEqual({ ok: false, error: 'several-staff' });
  });

  test('the sign-in stands in the access log, and a PIN may be chosen', () => {
    enter({ hpr: HPR });
    expect(db.prepare('SELECT act, practitioner FROM access_log').all()).toEqual([
      { act: 'signIn', practitioner: LIEN },
    ]);
    expect(ask(db, 'readOwnPin', {}, LIEN)).toEqual({ ok: true, value: { chosen: false, mayChoose: true } });
  });
});

test('before anybody has come from the portal nobody can be known, and that is what is said', () => {
  expect(enter({ hpr: HPR })).toEqual({ ok: false, error: 'staff-not-fetched' });
});
