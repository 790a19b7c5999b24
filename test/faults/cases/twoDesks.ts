import { setTimeout as wait } from 'node:timers/promises';
import { DeskGone } from '../desk.ts';
import type { FaultCase } from '../faultCase.ts';
import { answerNamedBy } from '../oracle/atPortal.ts';
import { checkEnd } from '../oracle/checkEnd.ts';
import { checkStore } from '../oracle/checkStore.ts';
import type { AnswerOp } from '../oracle/ledger.ts';
import { openStore } from '../oracle/store.ts';
import type { World } from '../world.ts';
import { textIsShown } from './support.ts';

/** Partitions last 0–60 s of the surgery's time. */
const LONGEST_PARTITION = 60_000;
const SIDE_BY_SIDE = 10;

/**
 * F21: two workstations at one portal answer the same matters, each behind a line that comes and goes. Each matter is
 * a history of its own: one winner, nothing lost, no version that goes back, and both alike after two pulls.
 */
export const twoDesks: FaultCase = {
  id: 'F21',
  what: 'two workstations answer the same matters, with partitions of 0–60 s',
  amount: { quick: 20, full: 1_000 },
  perRun: { quick: 20, full: 50 },
  async run({ open, faults, report }) {
    const world = await open({ desks: 2 });
    await Promise.all([world.begin(0), world.begin(1)]);
    for (let left = faults; left > 0; left -= SIDE_BY_SIDE) await round(world, Math.min(SIDE_BY_SIDE, left));
    report.fault('network', faults);
    await checkEnd(world);
  },
};

async function round(world: World, count: number): Promise<void> {
  const { chance, report } = world;
  const tasks = await world.patientsWrite(count);
  await Promise.all([world.arrive(tasks, 0), world.arrive(tasks, 1)]);
  const ops: AnswerOp[] = [];
  const partitions = [0, 1].map((place) => partition(world, place));
  await Promise.all(
    tasks.flatMap((taskId) => {
      const late = chance.between(0, 400);
      // Most matters are answered at both desks, some at one; the other user may only see the answer coming.
      const places = chance.happens(0.8) ? chance.shuffled([0, 1]) : [chance.between(0, 1)];
      return places.map(async (place, turn) => {
        await wait(chance.between(0, 300) + turn * late);
        await world.lookInto(taskId, place);
        ops.push(await world.answer(taskId, { place, mayRefuse: true }));
      });
    }),
  );
  lookAtBoth(world, 'during a partition');
  await Promise.all(partitions);
  for (const desk of world.desks) desk.wake();
  for (const desk of world.desks) await desk.until(() => desk.state?.waiting === 0);
  // Convergence: both are alike after two pulls.
  for (const desk of world.desks) for (let pulls = 0; pulls < 2; pulls += 1) await desk.synced();
  lookAtBoth(world, 'after the partitions');

  for (const taskId of tasks) {
    const named = answerNamedBy(world.portal, taskId);
    const rivals = ops.filter((op) => op.taskId === taskId);
    const saved = rivals.filter((op) => op.told === 'saved');
    const winners = saved.filter((op) => op.entryId === named?.entryId);
    report.expect(
      winners.length === Math.min(1, saved.length) && world.portal.answers(taskId).length === Math.min(1, saved.length),
      'failed',
      `${saved.length} answered, ${winners.length} won, and the patient has ${world.portal.answers(taskId).length}`,
    );
    for (const op of saved) if (!winners.includes(op)) await loserSeesBoth(world, op, winners[0]);
  }
}

/** One line goes for a while, and comes back. */
async function partition(world: World, place: number): Promise<void> {
  const { chance, speed } = world;
  if (!chance.happens(0.7)) return;
  await wait(chance.between(0, 300));
  await world.lineAt(place).cut();
  await wait(chance.between(0, LONGEST_PARTITION) / speed);
  await world.lineAt(place).mend();
}

/** The second one sees who, when and both texts, and decides. */
async function loserSeesBoth(world: World, op: AnswerOp, winner: AnswerOp | undefined): Promise<void> {
  const { report } = world;
  const desk = world.deskAt(op.desk);
  const thread = await desk.get('readEConsultation', { taskId: op.taskId });
  const seen = thread.conflict;
  report.expect(
    seen !== null && seen.mine.text === op.text && seen.theirs.text === winner?.text && seen.theirs.authorName !== null,
    'untold',
    `the overtaken one does not see both texts: ${seen === null ? 'no conflict' : 'one is missing'}`,
  );
  if (seen === null) return;
  await desk.get('resolveConflict', { entryId: seen.entryId, choice: 'keep-theirs' });
  op.withdrawn = true;
  report.expect(await textIsShown(world, op), 'lost', 'the overtaken text is no draft');
}

/** Monotonic reads: no desk goes back to an older version of anything. */
function lookAtBoth(world: World, when: string): void {
  for (const [place, desk] of world.desks.entries()) {
    const opened = openStore(desk);
    if (!opened.ok) throw new DeskGone();
    const { ledger, report } = world;
    checkStore(opened.value.db, { ledger, desk: place, report, isDelivered: () => false, when });
    opened.value.close();
  }
}
