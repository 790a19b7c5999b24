import { askedQueue } from '../../builders/askedQueue.ts';
import { setTimeout as wait } from 'node:timers/promises';
import { openDatabase } from '../../../electron/engine/db/open.ts';
import { KEY } from '../desk.ts';
import type { FaultCase } from '../faultCase.ts';
import { checkEnd } from '../oracle/checkEnd.ts';
import type { World } from '../world.ts';

/** SQLite waits so long for a lock, in this machine's time. */
const BUSY = 5_000;

/** F8: a virus scanner or a backup holds the file. */
export const locked: FaultCase = {
  id: 'F8',
  what: 'database locked by another program for 0.1–30 s',
  amount: { quick: 4, full: 50 },
  perRun: { quick: 4, full: 10 },
  async run({ open, faults, report, mode }) {
    const world = await open();
    await world.begin();
    for (let made = 0; made < faults; made += 1) {
      // One of them longer than we wait; the rest of the long ones only in the full run.
      const long = made === 0 || (mode === 'full' && world.chance.happens(0.2));
      await lock(
        world,
        long
          ? world.chance.between(BUSY + 500, mode === 'full' ? 30_000 : BUSY + 1_500)
          : world.chance.between(100, 2_000),
      );
      report.fault('other');
    }
    await startLocked(world);
    await checkEnd(world);
  },
};

async function lock(world: World, ms: number): Promise<void> {
  const { desk, report } = world;
  const tasks = await world.patientsWrite(2);
  await world.arrive(tasks);
  const letGo = hold(world);
  const answers = tasks.map((taskId) => world.answer(taskId, { mayRefuse: true }));
  // Reading goes on beside it.
  const read = await desk.ask('listWork', askedQueue());
  report.expect(read.ok, 'failed', 'nothing can be read while the file is locked');
  await wait(ms);
  letGo();
  for (const op of await Promise.all(answers)) {
    if (op.told === 'saved') continue;
    const isLong = ms > BUSY;
    report.expect(isLong, 'failed', `refused after ${ms} ms of lock: ${String(op.refusal)}`);
    report.expect(op.refusal === 'StoreUnavailable', 'untold', `a locked file is said to be ${String(op.refusal)}`);
    await world.answer(op.taskId);
  }
  await desk.until(() => desk.state?.storeFault === null && desk.state.waiting === 0);
  report.expect(desk.state?.storeFault === null, 'untold', 'the lock is gone, and the window still says so');
}

/** Holds the write lock as another program does; gives the function that lets go. */
function hold({ desk }: World): () => void {
  const other = openDatabase({ file: desk.file, key: KEY, role: 'writer' });
  if (!other.ok) throw new Error(`cannot lock: ${other.error.type}`);
  other.value.exec('BEGIN IMMEDIATE');
  return () => {
    other.value.exec('ROLLBACK');
    other.value.close();
  };
}

/** Started while the file is locked for longer than we wait: refused with the reason, and nothing is lost. */
async function startLocked(world: World): Promise<void> {
  const { desk, report } = world;
  const [taskId] = await world.patientsWrite(1);
  if (taskId !== undefined) {
    await world.arrive([taskId]);
    await world.line.cut();
    await world.answer(taskId);
  }
  await desk.stop();
  const letGo = hold(world);
  const fault = await desk.start();
  report.expect(
    fault === null || fault === 'locked',
    'untold',
    `started on a locked file: said to be ${String(fault)}`,
  );
  letGo();
  await desk.kill();
}
