import { expect, test } from 'vitest';
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
