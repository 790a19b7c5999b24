import type { Patient, Task } from '@medplum/fhirtypes';
import type { FaultCase } from '../faultCase.ts';
import { smallPages } from '../line/requestRule.ts';
import { checkEnd } from '../oracle/checkEnd.ts';
import type { World } from '../world.ts';

/** F20: resources change while they are paged, so that rows move from page to page. */
export const moving: FaultCase = {
  id: 'F20',
  what: 'changes at the portal while pages are being fetched',
  amount: { quick: 30, full: 200 },
  perRun: { quick: 30, full: 50 },
  async run({ open, faults, report }) {
    const world = await open({ batch: false });
    const { line, desk } = world;
    line.rule(smallPages(world.chance.between(3, 12)));
    const changes: Promise<unknown>[] = [];
    line.onRequest = ({ path }) => {
      if (changes.length >= faults || !path.includes('?') || !world.chance.happens(0.5)) return;
      changes.push(moveOne(world));
      report.fault('network');
    };
    // The first load moves under us as well.
    await world.begin();
    while (changes.length < faults) {
      await world.patientsWrite(5);
      await desk.synced();
    }
    await Promise.all(changes);
    line.onRequest = () => undefined;
    await checkEnd(world);
  },
};

async function moveOne({ portal, chance }: World): Promise<unknown> {
  if (chance.happens(0.5)) {
    const patient = chance.pick(portal.all('Patient'));
    return portal.update<Patient>({ ...patient, active: !(patient.active ?? true) });
  }
  const task = chance.pick(portal.all('Task'));
  return portal.update<Task>({ ...task, description: `${task.description ?? ''} ·`.slice(-60) });
}
