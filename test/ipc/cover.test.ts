import { beforeEach, expect, test } from 'vitest';
import type { Db } from '../../electron/engine/db/open.ts';
import type { Outputs } from '../../shared/ipc/acts.ts';
import { askedQueue } from '../builders/askedQueue.ts';
import { aDatabase } from '../db/aDatabase.ts';
import { ask, NOW, pulled, pullTheSurgery } from '../db/aSurgery.ts';
import { aTask, BERG, LIEN, MATTER, meta, MOE, SOLBERG, staff, standsInFor } from '../fhir/resources.ts';

const A_DAY = 86_400_000;

// The question of a patient of Ingrid Lien's lies with her; Henrik Solberg stands in on 22 and 23 March.
let db: Db;
beforeEach(() => {
  db = aDatabase();
  pullTheSurgery(db);
  pulled(db, staff(BERG, 'Anne', 'Berg', 'gp'));
  pulled(db, staff(SOLBERG, 'Henrik', 'Solberg', 'locum', standsInFor(LIEN, '2027-03-22', '2027-03-23')));
});

function mine(reader: string, now = NOW, text = ''): Outputs['listWork'] {
  const asked = askedQueue({ filter: { whose: 'mine', alsoOverdue: false }, text });
  const reply = ask(db, 'listWork', asked, reader, now);
  expect(reply).toMatchObject({ ok: true });
  return (reply as { ok: true; value: Outputs['listWork'] }).value;
}

test('what lies with the GP is on the locum’s desk while the cover lasts, under the GP’s name', () => {
  expect(mine(SOLBERG)).toMatchObject({
    total: 1,
    rows: [{ id: MATTER, assignedToMe: true, gpName: 'Ingrid Lien', ownerName: 'Henrik Solberg' }],
  });
  expect(mine(SOLBERG, NOW, 'nora')).toMatchObject({ total: 1, rows: [{ id: MATTER }] });
  // Her own desk is hers also then.
  expect(mine(LIEN)).toMatchObject({ total: 1, rows: [{ id: MATTER }] });
  expect(mine(BERG)).toMatchObject({ total: 0, rows: [] });
});

test('others see with whom it lies', () => {
  const reply = ask(db, 'listWork', askedQueue(), MOE);
  expect(reply).toMatchObject({ value: { rows: [{ gpName: 'Ingrid Lien', ownerName: 'Henrik Solberg' }] } });
});

test('the day after the last it lies with the GP again, by itself', () => {
  const reply = ask(db, 'listWork', askedQueue(), MOE, NOW + A_DAY);
  expect(reply).toMatchObject({ value: { rows: [{ gpName: 'Ingrid Lien', ownerName: 'Ingrid Lien' }] } });
  expect(mine(LIEN, NOW + A_DAY)).toMatchObject({ total: 1, rows: [{ assignedToMe: true }] });
});

const names = (at: string) => JSON.stringify(ask(db, 'listStaff', {}, null, Date.parse(at)));
const read = (at: string) => ask(db, 'readEConsultation', { taskId: MATTER }, SOLBERG, Date.parse(at));
const signIn = (at: string) => ask(db, 'signIn', { practitionerId: SOLBERG }, null, Date.parse(at));

test('the locum’s access begins with the first day and ends with the last, by itself', () => {
  // Midnight in Norway.
  for (const at of ['2027-03-21T23:01:00Z', '2027-03-23T22:59:00Z']) {
    expect(names(at)).toContain('Solberg');
    expect(read(at)).toMatchObject({ ok: true });
  }
  for (const at of ['2027-03-21T22:59:00Z', '2027-03-23T23:01:00Z']) {
    expect(names(at)).not.toContain('Solberg');
    expect(read(at)).toEqual({ ok: false, error: { type: 'NotSignedIn' } });
    expect(signIn(at)).toMatchObject({ error: { type: 'NoSuchStaffMember' } });
  }
});

test('what was put on another desk stays there', () => {
  const owner = { reference: `Practitioner/${BERG}` };
  pulled(db, [{ ...aTask({ owner }), meta: meta('2', '2027-03-23T08:10:00.000Z') }]);
  expect(mine(SOLBERG)).toMatchObject({ total: 0 });
  expect(mine(BERG)).toMatchObject({ total: 1, rows: [{ ownerName: 'Anne Berg' }] });
});

test('with two locums at once it is nobody’s but the GP’s to find', () => {
  const MORE = '5e2a9d60-0c41-4f0b-8a5d-6b0f7a3c9e11';
  pulled(db, staff(MORE, 'Eli', 'Vang', 'locum', standsInFor(LIEN, '2027-03-22', '2027-03-23')));
  expect(mine(SOLBERG)).toMatchObject({ total: 0 });
  expect(mine(LIEN)).toMatchObject({ total: 1 });
});
