import type { FaultCase } from '../faultCase.ts';
import { refusing } from '../line/refusing.ts';
import { checkEnd } from '../oracle/checkEnd.ts';
import type { Shown } from '../world.ts';
import { changesTask, comesToStand, textIsShown } from './support.ts';

/** F12: 401 and 403 in the middle of a push. */
export const signInLost: FaultCase = {
  id: 'F12',
  what: '401 and 403 in the middle of a push',
  amount: { quick: 12, full: 100 },
  perRun: { quick: 6, full: 10 },
  async run({ open, faults, report, seed }) {
    // With real tokens and DPoP proofs time must run as it does everywhere: they carry it.
    const withTokens = seed % 2 === 0;
    const world = await open(withTokens ? { requireToken: true, speed: 1, poll: 2 } : {});
    await world.begin();
    const tasks = await world.patientsWrite(faults);
    await world.arrive(tasks);

    const forbidden = new Set(tasks.filter(() => world.chance.happens(0.3)));
    let seen = 0;
    world.line.rule(
      refusing(world.portal.url, (part) => {
        if (![...forbidden].some((taskId) => changesTask(part, taskId))) return null;
        seen += 1;
        report.fault('network');
        return { status: 403, text: 'Ingen tilgang' };
      }),
    );
    const ops = [];
    for (const taskId of tasks) {
      if (!forbidden.has(taskId)) {
        // Twice in a row where tokens are renewed: the first 401 only costs a new token.
        world.portal.misbehave.revokeToken(withTokens ? 2 : 1, { only: 'writes' });
        report.fault('network');
      }
      ops.push(await world.answer(taskId));
    }
    for (const op of ops) {
      if (!forbidden.has(op.taskId)) continue;
      await comesToStand(world, op, '403 is told', isForbidden);
      report.expect(await textIsShown(world, op), 'lost', 'the text of a forbidden answer is not shown');
    }
    const whenTold = seen;
    await world.portal.misbehave.behave();
    for (const op of ops)
      if (!forbidden.has(op.taskId))
        await comesToStand(world, op, 'goes on after a new sign-in', ({ state }) => state === 'acknowledged');
    report.expect(seen === whenTold, 'failed', 'what was forbidden was tried again');
    await checkEnd(world);
  },
};

function isForbidden({ state, problem }: Shown): boolean {
  return state === 'rejected' && problem?.kind === 'not-allowed';
}
