import type { FaultCase } from '../faultCase.ts';
import { checkEnd } from '../oracle/checkEnd.ts';
import type { World } from '../world.ts';

/** F15: a slow line. Figures in the surgery's time. */
export const slow: FaultCase = {
  id: 'F15',
  what: 'latency 50, 500, 5,000 ms, jitter, 5 kB/s, in slices',
  amount: { quick: 10, full: 50 },
  perRun: { quick: 10, full: 10 },
  async run({ open, faults, report }) {
    const world = await open({ speed: 10 });
    const { desk, line, speed } = world;
    await world.begin();
    const before = line.touched;
    let unreachable = false;
    desk.onState = ({ connection }) => {
      if (connection.state === 'offline') unreachable = true;
    };
    for (let made = 0; made < faults; made = line.touched - before) {
      const tasks = await world.patientsWrite(2);
      await world.arrive(tasks);
      makeSlow(world);
      for (const taskId of tasks) {
        const asked = performance.now();
        await world.answer(taskId);
        report.figure('local answer while the line is slow, ms', performance.now() - asked);
      }
      await world.told('a slow line: what is on its way is not said to be sent', ({ waiting, connection }) => {
        return waiting > 0 || connection.state === 'connected';
      });
      await desk.synced();
      await desk.until(() => desk.state?.waiting === 0);
      line.spoil();
    }
    report.fault('network', line.touched - before);
    report.expect(!unreachable, 'failed', `a slow line was taken for none at ${speed} times the speed`);
    await checkEnd(world);
  },
};

function makeSlow({ line, chance, speed }: World): void {
  const kind = chance.pick(['50', '500', '5000', 'bandwidth', 'slicer'] as const);
  if (kind === 'bandwidth') line.spoil({ direction: 'down', type: 'bandwidth', bytesPerSecond: 5_000 * speed });
  else if (kind === 'slicer')
    line.spoil(
      { direction: 'down', type: 'slicer', size: 1_000, ms: 10 / speed },
      { direction: 'up', type: 'slicer', size: 200, ms: 10 / speed },
    );
  else {
    const ms = Number(kind) / speed;
    line.spoil({ direction: 'down', type: 'latency', ms, jitter: ms / 4 });
  }
}
