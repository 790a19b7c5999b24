import type { FaultCase } from '../faultCase.ts';
import { checkEnd } from '../oracle/checkEnd.ts';

/** F18: the portal has acted, and its answer is lost on the way. */
export const lostAck: FaultCase = {
  id: 'F18',
  what: 'the reply is lost after the portal committed',
  amount: { quick: 20, full: 500 },
  perRun: { quick: 20, full: 50 },
  async run({ open, faults, report }) {
    const world = await open();
    await world.begin();
    const lost = { left: faults };
    world.line.rule(({ writes }) => {
      if (!writes || lost.left === 0 || !world.chance.happens(0.5)) return 'pass';
      lost.left -= 1;
      report.fault('network');
      return 'lose-reply';
    });
    while (lost.left > 0) {
      const tasks = await world.patientsWrite(Math.min(10, lost.left));
      await world.arrive(tasks);
      for (const taskId of tasks) await world.answer(taskId);
      await world.told('an answer whose reply was lost is still said to wait', ({ waiting }) => waiting > 0);
      await world.desk.until(() => lost.left === 0 || world.desk.state?.waiting === 0);
    }
    await checkEnd(world);
  },
};
