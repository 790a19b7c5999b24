import { beforeEach, describe, expect, test } from 'vitest';
import { signInPerson } from '../../electron/engine/commands/signInPerson.ts';
import { taskNow } from '../../electron/engine/db/taskNow.ts';
import type { Db } from '../../electron/engine/db/open.ts';
import { entriesOfTask } from '../../electron/engine/db/outboxStore.ts';
import { recordFullSignIn } from '../../electron/engine/db/pinStore.ts';
import { findResource } from '../../electron/engine/db/resourceStore.ts';
import { findStaff } from '../../electron/engine/db/staff.ts';
import { mayStillBeSent } from '../../electron/engine/sync/mayStillBeSent.ts';
import type { Role } from '../../shared/domain/access/role.ts';
import { SYSTEM } from '../../shared/fhir/codes.ts';
import { aDatabase } from '../db/aDatabase.ts';
import { ask, askSlow, NOW, pulled, pullTheSurgery } from '../db/aSurgery.ts';
import { anotherRole, LIEN, MATTER, meta, SOLBERG, staff } from '../fhir/resources.ts';
import { anEntry } from './anEntry.ts';

// Henrik Solberg was here until 10 March and is here again from 20 March: two PractitionerRoles of one Practitioner.

const BETWEEN = Date.parse('2027-03-15T08:30:00Z');
const SUBJECT = 'c0a8012e-pseudonym';
const PIN = '482915';

let db: Db;
beforeEach(() => {
  db = aDatabase();
  pullTheSurgery(db);
});

function worked(before: Role, now: Role): void {
  const [practitioner, ...roles] = staff(SOLBERG, 'Henrik', 'Solberg', before, {
    period: { start: '2027-01-01', end: '2027-03-10' },
  });
  if (practitioner === undefined) throw new Error('nobody');
  pulled(db, [{ ...practitioner, identifier: [{ system: SYSTEM.signInSubject, value: SUBJECT }] }, ...roles]);
  pulled(db, anotherRole(SOLBERG, now, { period: { start: '2027-03-20' } }));
}

describe.each<[string, Role, Role]>([
  ['a locum who comes back', 'locum', 'locum'],
  ['a GP who stands in as a locum now', 'gp', 'locum'],
  ['a nurse who is a GP now', 'nurse', 'gp'],
])('%s', (_what, before, now) => {
  beforeEach(() => worked(before, now));

  test('signs in by name, with the provider and with a PIN, in the role of today', async () => {
    const session = { ok: true, value: { practitionerId: SOLBERG, role: now } };
    expect(ask(db, 'signIn', { practitionerId: SOLBERG }, null)).toMatchObject(session);
    expect(signInPerson({ db, now: () => NOW }, { hpr: null, subjects: [SUBJECT] })).toMatchObject(session);
    recordFullSignIn(db, findStaff(db, SOLBERG)?.num ?? -1, NOW);
    expect(await askSlow(db, 'setPin', { pin: PIN }, SOLBERG)).toMatchObject({ ok: true });
    expect(ask(db, 'listPinHolders', {}, null)).toMatchObject({ value: [{ practitionerId: SOLBERG, role: now }] });
    expect(await askSlow(db, 'signInWithPin', { practitionerId: SOLBERG, pin: PIN }, null)).toMatchObject(session);
  });

  test('reads today, and not in the weeks between', () => {
    expect(ask(db, 'readEConsultation', { taskId: MATTER }, SOLBERG)).toMatchObject({ ok: true });
    expect(ask(db, 'readEConsultation', { taskId: MATTER }, SOLBERG, BETWEEN)).toEqual({
      ok: false,
      error: { type: 'NotSignedIn' },
    });
    expect(ask(db, 'signIn', { practitionerId: SOLBERG }, null, BETWEEN)).toMatchObject({ ok: false });
  });
});

test('an act is sent by the role that its author had when it was done', () => {
  const changed = { meta: meta('2', '2027-03-23T08:10:00.000Z') };
  pulled(
    db,
    staff(LIEN, 'Ingrid', 'Lien', 'nurse', { ...changed, period: { start: '2020-01-01', end: '2027-03-31' } }),
  );
  pulled(db, anotherRole(LIEN, 'gp', { period: { start: '2027-04-01' } }));
  anEntry(db, 'queued');
  const stored = findResource(db, { type: 'Task', id: MATTER });
  const matter = stored === null ? null : taskNow(db, stored);
  const [entry] = stored === null ? [] : entriesOfTask(db, stored.num);
  if (matter === null || entry === undefined) throw new Error('no matter');
  const still = (created: number) =>
    mayStillBeSent(db, { ...entry, created }, matter.stored, matter.task, Date.parse('2027-04-01T08:00:00Z'));
  expect(still(NOW)).toEqual({ type: 'refused', why: 'OnlyDoctorSigns' });
  expect(still(Date.parse('2027-04-01T07:00:00Z'))).toEqual({ type: 'yes' });
});
