import { expect, test } from 'vitest';
import { waitForErasure } from '../../electron/engine/db/erasureStore.ts';
import { typeNumber } from '../../shared/fhir/resourceTypes.ts';
import { Workstation } from '../builders/surgery.ts';
import { startPortal } from '../portal/portal.ts';

test('what the portal has deleted is told to every screen that could show it, the calendar and the lists too', async () => {
  const portal = await startPortal({ surgery: 'small' });
  const desk = new Workstation(portal.fhirUrl).start();
  try {
    await desk.synced();
    const [slot] = portal.all('Slot');
    await portal.remove('Slot', slot?.id ?? '');
    await desk.synced();
    desk.told.clear();
    // Deletions are looked for by the hour.
    desk.now = () => Date.now() + 2 * 3_600_000;
    await desk.until('the calendar has been told', () => desk.told.has('calendar'));
    expect([...desk.told]).toEqual(expect.arrayContaining(['queue', 'thread', 'patient', 'patientLists', 'staff']));
    expect(desk.broken).toEqual([]);
  } finally {
    desk.dispose();
    await portal.close();
  }
});

/** A portal and a workstation that has all of it. */
async function aSurgery() {
  const portal = await startPortal({ surgery: 'small' });
  const desk = new Workstation(portal.fhirUrl).start();
  await desk.synced();
  const gp = portal.all('PractitionerRole').find(({ code }) => JSON.stringify(code).includes('"gp"'));
  desk.practitionerId = String(gp?.practitioner?.reference).split('/')[1] ?? null;
  let hours = 0;
  const here = (type: string) => {
    const sql = 'SELECT count(*) FROM resource WHERE type = ? AND json IS NOT NULL';
    return Number(desk.db.prepare(sql).pluck().get(typeNumber(type)));
  };
  const waiting = () => {
    const reply = desk.ask('readErasures', {});
    if (!reply.ok) throw new Error(reply.error.type);
    return reply.value;
  };
  return {
    portal,
    desk,
    here,
    waiting,
    /** Deletions are looked for by the hour. */
    anHourPasses: () => {
      hours += 2;
      const ahead = hours * 3_600_000;
      desk.now = () => Date.now() + ahead;
    },
    over: async () => {
      expect(desk.broken).toEqual([]);
      desk.dispose();
      await portal.close();
    },
  };
}

test('much that is gone at once waits for a person, stays until then, and is erased when they have said so', async () => {
  const { portal, desk, here, waiting, anHourPasses, over } = await aSurgery();
  const slots = portal.all('Slot');
  const before = here('Slot');
  expect(before).toBeGreaterThan(20);
  for (const { id } of slots) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    await portal.remove('Slot', id);
  }
  await desk.synced();
  anHourPasses();
  await desk.until('all of it waits', () => waiting().count === slots.length);
  expect([here('Slot'), waiting().groups]).toMatchObject([
    before,
    [{ group: 'other', why: 'deleted', count: slots.length }],
  ]);
  expect(desk.ask('eraseGone', { count: slots.length })).toEqual({ ok: true, value: { erased: slots.length } });
  expect([here('Slot'), waiting().count]).toEqual([0, 0]);
  await over();
});

test('what is at the portal again waits no longer', async () => {
  const { portal, desk, here, waiting, anHourPasses, over } = await aSurgery();
  const [slot] = portal.all('Slot');
  const before = here('Slot');
  waitForErasure(desk.db, { type: 'Slot', id: slot?.id ?? '' }, 'not-ours', Date.now());
  expect(waiting().count).toBe(1);
  anHourPasses();
  await desk.until('nothing waits', () => waiting().count === 0);
  expect(here('Slot')).toBe(before);
  await over();
});

test('a matter that somebody has written about and not sent is not taken in silence', async () => {
  const { portal, desk, waiting, anHourPasses, over } = await aSurgery();
  const taskId = await portal.patientWrites({ subject: 'Vondt i halsen', question: 'Bør jeg komme?' });
  await desk.until('it is here', () => desk.ask('saveDraft', { taskId, text: 'Ring oss.' }).ok);
  await portal.remove('Task', taskId);
  await desk.synced();
  anHourPasses();
  await desk.until('it waits', () => waiting().count === 1);
  expect(waiting()).toMatchObject({ withDrafts: 1, groups: [{ group: 'matters', count: 1 }] });
  await over();
});
