import { askedQueue } from '../../builders/askedQueue.ts';
import { setTimeout as wait } from 'node:timers/promises';
import { DeskGone } from '../desk.ts';
import type { FaultCase } from '../faultCase.ts';
import { answersAtPortal } from '../oracle/atPortal.ts';
import { checkEnd } from '../oracle/checkEnd.ts';
import { checkStore } from '../oracle/checkStore.ts';
import { openCopy } from '../oracle/store.ts';
import type { World } from '../world.ts';

const PHASES = ['opening', 'pull', 'write', 'push', 'checkpoint', 'close'] as const;
type Phase = (typeof PHASES)[number] | 'anywhere';

/** F1: kill -9 at a random point; half of them in a named phase. */
export const kill: FaultCase = {
  id: 'F1',
  what: 'kill -9 at a random point of opening, pull, write, push, checkpoint, close',
  amount: { quick: 14, full: 500 },
  perRun: { quick: 7, full: 25 },
  async run({ open, faults, report }) {
    const world = await open();
    // The first start is killed as well: migration and first load begin on nothing.
    await killWhileOpening(world);
    report.fault('kill');
    await restart(world);
    for (let made = 1; made < faults; made += 1) {
      const phase: Phase = world.chance.happens(0.5) ? world.chance.pick(PHASES) : 'anywhere';
      const tasks = await world.patientsWrite(2);
      if (phase === 'opening') {
        await world.desk.kill();
        await killWhileOpening(world);
      } else {
        await killIn(world, phase, tasks);
      }
      report.fault('kill');
      look(world, `killed in ${phase}`);
      await restart(world);
    }
    await checkEnd(world);
  },
};

/** Kills the engine so many ms after it has begun to touch the file. */
async function killWhileOpening(world: World): Promise<void> {
  const { desk, chance } = world;
  const after = chance.between(0, 400);
  desk.onOpening = () => void wait(after).then(() => desk.kill());
  await desk.start().catch(ignoreGone);
  await wait(after);
  await desk.kill();
  desk.onOpening = () => undefined;
}

async function killIn(world: World, phase: Phase, tasks: readonly string[]): Promise<void> {
  const { desk, line, chance } = world;
  const begun = new Promise<void>((resolve) => {
    line.onRequest = ({ writes }) => {
      if (phase === (writes ? 'push' : 'pull')) resolve();
    };
  });
  const acts: Promise<unknown>[] = [];
  const act = (doing: Promise<unknown>) => acts.push(doing.catch(ignoreGone));
  if (phase === 'pull') desk.wake();
  else {
    await world.arrive(tasks).catch(ignoreGone);
    for (const taskId of tasks) act(world.lookInto(taskId));
    for (const taskId of tasks) act(chance.happens(0.7) ? world.answer(taskId) : world.draft(taskId));
  }
  // Long drafts fill the log until SQLite carries it over into the file.
  if (phase === 'checkpoint')
    for (let i = 0; i < 30; i += 1)
      act(desk.ask('saveDraft', { ...world.written(tasks[0] ?? ''), text: 'x'.repeat(90_000) }));
  if (phase === 'close') act(desk.stop());
  if (phase === 'pull' || phase === 'push') await Promise.race([begun, wait(1_000)]);
  await wait(chance.between(0, phase === 'anywhere' ? 400 : 40));
  await desk.kill();
  await Promise.all(acts);
  line.onRequest = () => undefined;
  if (phase === 'checkpoint') world.ledger.forgetDraft(0, tasks[0] ?? '', desk.practitionerId ?? '');
}

/** Looks at what the kill has left, before anything is mended by opening it. */
function look(world: World, when: string): void {
  const left = openCopy(world.desk.file);
  if (!left.ok) return world.report.breach('lost', `${when}: cannot be opened: ${left.error.type}`);
  const { byEntry } = answersAtPortal(world.portal);
  checkStore(left.value.db, {
    ledger: world.ledger,
    desk: 0,
    report: world.report,
    isDelivered: (entryId) => byEntry.get(entryId) === 1,
    when,
  });
  left.value.close();
}

async function restart(world: World): Promise<void> {
  const { desk, report } = world;
  let opening = performance.now();
  desk.onOpening = () => (opening = performance.now());
  const fault = await desk.start();
  if (fault !== null) throw new Error(`does not start after a kill: ${fault}`);
  if (desk.practitionerId === null) {
    await desk.synced();
    await world.signIn();
  } else {
    await desk.get('listWork', askedQueue());
    report.figure('start to first queue, ms', performance.now() - opening);
  }
}

function ignoreGone(cause: unknown): void {
  if (!(cause instanceof DeskGone)) throw cause;
}
