import { askedQueue } from '../../builders/askedQueue.ts';
import { Disk, whyNoDisk } from '../disk/disk.ts';
import type { FaultCase } from '../faultCase.ts';
import { checkEnd } from '../oracle/checkEnd.ts';
import type { World } from '../world.ts';

/** F6: the disk is full, with a little room left. */
export const diskFull: FaultCase = {
  id: 'F6',
  what: 'disk full with 0–2 MB left, and room again',
  amount: { quick: 4, full: 50 },
  perRun: { quick: 4, full: 10 },
  async run({ open, faults, report }) {
    report.notRun = whyNoDisk();
    if (report.notRun !== null) return;
    const world = await open();
    const disk = new Disk(world.desk.folder);
    world.desk.change({ env: disk.env });
    try {
      await world.begin();
      for (let made = 0; made < faults; made += 1) {
        await fill(world, disk, made % 3 === 2);
        report.fault('other');
      }
      await checkEnd(world);
    } finally {
      disk.dispose();
    }
  },
};

async function fill(world: World, disk: Disk, restart: boolean): Promise<void> {
  const { desk, report, chance } = world;
  const tasks = await world.patientsWrite(8);
  await world.arrive(tasks);
  disk.set('full', chance.pick([0, 10_000, 100_000, 2_000_000]));
  if (restart) await startFull(world);
  const refusals = [];
  // Typing goes on until the disk says no; what was told saved stays saved.
  for (let i = 0; desk.isOn && refusals.length < 3 && i < 60; i += 1) {
    const taskId = tasks[i % tasks.length] ?? '';
    const reply = await desk.ask('saveDraft', {
      ...world.written(taskId),
      text: `${world.ledger.newText()} ${'x'.repeat(90_000)}`,
    });
    if (!reply.ok) refusals.push(reply.error);
  }
  for (const taskId of tasks.slice(0, 2)) if (desk.isOn) await world.answer(taskId, { mayRefuse: true });
  for (const refusal of refusals) {
    const isTold = refusal.type === 'StoreUnavailable' && refusal.reason === 'disk-full';
    report.expect(isTold, 'untold', `a full disk is said to be ${JSON.stringify(refusal)}`);
  }
  if (desk.isOn) {
    const read = await desk.ask('listWork', askedQueue());
    report.expect(read.ok, 'failed', 'nothing can be read while the disk is full');
  }
  disk.set('well');
  if (!desk.isOn) await desk.start();
  // Works again without a restart.
  const [taskId] = tasks.slice(-1);
  if (taskId !== undefined) {
    const works = await desk.until(
      async () => (await desk.ask('saveDraft', { ...world.written(taskId), text: 'Plass igjen.' })).ok,
      10_000,
    );
    report.expect(works, 'failed', 'does not work again when there is room');
    for (const each of tasks) await desk.ask('saveDraft', { ...world.written(each), text: '' });
  }
  await desk.until(() => desk.state?.storeFault === null && desk.state.waiting === 0);
  report.expect(desk.state?.storeFault === null, 'untold', 'room again, and the window still says the disk is full');
}

/** Started while the disk is full: it opens and reads, or says why not. */
async function startFull({ desk, report }: World): Promise<void> {
  await desk.stop();
  const fault = await desk.start();
  report.expect(
    fault === null || fault === 'disk-full',
    'untold',
    `started on a full disk: said to be ${String(fault)}`,
  );
  if (fault !== null) await desk.kill();
}
