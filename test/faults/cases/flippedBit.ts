import { askedQueue } from '../../builders/askedQueue.ts';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { openDatabase } from '../../../electron/engine/db/open.ts';
import type { StoreFault } from '../../../shared/ipc/reply.ts';
import { KEY } from '../desk.ts';
import type { FaultCase } from '../faultCase.ts';
import { checkEnd } from '../oracle/checkEnd.ts';
import { copyStore } from '../oracle/store.ts';
import { contentOf } from '../oracle/wholeStore.ts';
import type { World } from '../world.ts';
import { goOffline } from './support.ts';

const IN_RUN = 3;
const PAGE = 4_096;

/** F5: bits of the database file are flipped. */
export const flippedBit: FaultCase = {
  id: 'F5',
  what: 'one bit of the database file flipped; damaged file set aside, rebuilt, outbox salvaged',
  amount: { quick: 30, full: 200 },
  perRun: { quick: 30, full: 50 },
  async run({ open, faults, report }) {
    const world = await open();
    await world.begin();
    const tasks = await world.patientsWrite(IN_RUN * 2);
    await world.arrive(tasks);
    for (let turn = 0; turn < IN_RUN; turn += 1) {
      // The first time a page that every start needs, then any.
      const isMet = turn === 0;
      await goOffline(world);
      for (const taskId of tasks.slice(turn * 2, turn * 2 + 2)) await world.answer(taskId);
      await world.desk.stop();
      for (let made = 0; made < Math.floor(faults / IN_RUN); made += 1) readFlipped(world);
      await rebuild(world, isMet);
      await world.line.mend();
      await world.desk.synced();
    }
    report.fault('other', faults);
    await checkEnd(world);
  },
};

/** Flips one bit of a file, or of its first `within` bytes. */
function flip({ chance }: World, file: string, within?: number): void {
  const bytes = readFileSync(file);
  const at = chance.between(0, (within ?? bytes.length) - 1);
  bytes[at] = (bytes[at] ?? 0) ^ (1 << chance.between(0, 7));
  writeFileSync(file, bytes);
}

/** Whatever bit it is: refused, or a page that nobody reads; never other data than was written. */
function readFlipped(world: World): void {
  const { report } = world;
  const copy = copyStore(world.desk.file);
  try {
    const whole = openDatabase({ file: copy, key: KEY, role: 'writer' });
    if (!whole.ok) throw new Error(`the store cannot be opened: ${whole.error.type}`);
    const before = contentOf(whole.value);
    whole.value.close();
    flip(world, copy);
    const opened = openDatabase({ file: copy, key: KEY, role: 'writer' });
    if (!opened.ok) {
      const isRight = opened.error.type === 'WrongKeyOrDamaged';
      return report.expect(isRight, 'untold', `a flipped bit is said to be ${opened.error.type}`);
    }
    try {
      report.expect(contentOf(opened.value) === before, 'failed', 'a flipped bit was read as data');
    } catch {
      // Refused when the page was met.
    }
    opened.value.close();
  } finally {
    rmSync(path.dirname(copy), { recursive: true, force: true });
  }
}

/** The engine meets the damaged file, says so, and the person has everything fetched again, as `rebuild` of main does. */
async function rebuild(world: World, isMet: boolean): Promise<void> {
  const { desk, report } = world;
  flip(world, desk.file, isMet ? PAGE : undefined);
  const damaged = readFileSync(desk.file);
  const told = await startOnDamaged(world);
  // A page that nobody has asked for is not met; a later check of the whole file would find it.
  if (told === null) report.figure('flips that nothing met', (report.figures.get('flips that nothing met') ?? 0) + 1);
  else report.expect(told === 'damaged', 'untold', `a damaged file is said to be ${told}`);
  await desk.kill();
  const mark = `${desk.file}.damaged-${world.now()}`;
  for (const ending of ['', '-wal', '-shm'])
    if (existsSync(desk.file + ending)) renameSync(desk.file + ending, `${mark}${ending}`);
  // Refused at the opening nothing may be written; what is met later is met in the middle of work.
  if (isMet) report.expect(readFileSync(mark).equals(damaged), 'failed', 'the damaged file was changed');
  const fault = await desk.start();
  report.expect(fault === null, 'failed', `does not start anew: ${String(fault)}`);
  report.expect(
    readdirSync(desk.folder).some((name) => name.includes('damaged')),
    'failed',
    'nothing is kept aside',
  );
}

/** What the window is told of the damage: at the start, or by the first acts that meet it. Null: nothing needs the page. */
async function startOnDamaged(world: World): Promise<StoreFault | null> {
  const { desk } = world;
  const fault = await desk.start();
  if (fault !== null) return fault;
  for (const show of ['open', 'answered'] as const) {
    const reply = await desk.ask('listWork', askedQueue({ show, count: 500 }));
    if (!reply.ok) return reply.error.type === 'StoreUnavailable' ? reply.error.reason : 'unreadable';
  }
  await desk.until(() => desk.state?.storeFault !== null, 500);
  return desk.state?.storeFault ?? null;
}
