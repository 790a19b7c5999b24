import { statSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { DeskGone } from '../desk.ts';
import type { FaultCase } from '../faultCase.ts';
import type { OnRequest } from '../line/requestRule.ts';
import { rawAnswer } from '../line/requestRule.ts';
import { refusal } from '../line/refusing.ts';
import { checkEnd } from '../oracle/checkEnd.ts';
import type { World } from '../world.ts';

const SECONDS = { quick: 15, full: 600 };
/** A surgery has some sixty e-consultations a day; ten times as many in every ten seconds, and faults far more often. */
const MATTERS_A_ROUND = 3;
const FAULT_SHARE = 0.05;
const LARGEST_LOG = 64_000_000;
const MOST_GROWTH = { quick: 150_000_000, full: 100_000_000 };

/** F32: a long day with all of it, a little at a time. */
export const soak: FaultCase = {
  id: 'F32',
  what: 'soak: a long day at many times a surgery’s rate, with a share of all faults',
  amount: { quick: 1, full: 1 },
  perRun: { quick: 1, full: 1 },
  async run({ open, report, mode }) {
    const world = await open({ desks: 2 });
    await Promise.all([world.begin(0), world.begin(1)]);
    for (const line of world.lines) spoilSome(world, line.rule.bind(line));
    const end = performance.now() + SECONDS[mode] * 1_000;
    const warm = performance.now() + SECONDS[mode] * 200;
    let first: { rss: number; files: number; at: number } | null = null;
    while (performance.now() < end) {
      await workAWhile(world);
      await seldomFault(world, mode);
      const { rss, files } = await world.deskAt(1).measure();
      if (first === null && performance.now() > warm) first = { rss, files, at: performance.now() };
    }
    const last = await world.deskAt(1).measure();
    if (first !== null) {
      report.figure('growth in MB', Math.max(0, last.rss - first.rss) / 1e6);
      report.figure('open files more', Math.max(0, last.files - first.files));
      report.expect(last.rss - first.rss < MOST_GROWTH[mode], 'failed', 'memory grows and grows');
      report.expect(last.files - first.files < 20, 'failed', 'open files grow and grow');
    }
    const log = statSync(`${world.deskAt(1).file}-wal`, { throwIfNoEntry: false })?.size ?? 0;
    report.figure('write-ahead log, MB', log / 1e6);
    report.expect(log < LARGEST_LOG, 'failed', 'the write-ahead log grows and grows');
    await checkEnd(world);
  },
};

/** A share of all requests goes wrong in one way or another. */
function spoilSome(world: World, rule: (one: () => OnRequest) => void): void {
  const { chance, report } = world;
  const ways: readonly (() => OnRequest)[] = [
    () => 'lose-reply',
    () => 'break',
    () => ({ answer: refusal({ status: 503, text: 'Travelt', headers: { 'retry-after': '2' } }) }),
    () => ({ answer: refusal({ status: 500, text: 'I stykker' }) }),
    () => ({ answer: refusal({ status: 401, text: 'Logg inn' }) }),
    () => ({ answer: rawAnswer(200, { 'content-type': 'text/html' }, '<html>Gjestenett</html>') }),
    () => ({
      answer: rawAnswer(200, { 'content-type': 'application/fhir+json', 'content-length': '900' }, '{"resour'),
    }),
  ];
  rule(() => {
    if (!chance.happens(FAULT_SHARE)) return 'pass';
    report.fault('network');
    return chance.pick(ways)();
  });
}

async function workAWhile(world: World): Promise<void> {
  const { chance } = world;
  const tasks = await world.patientsWrite(MATTERS_A_ROUND);
  for (const place of [0, 1]) world.deskAt(place).wake();
  await wait(150);
  for (const taskId of tasks) {
    const place = chance.between(0, 1);
    try {
      if (!(await world.deskAt(place).ask('readEConsultation', { taskId })).ok) continue;
      await world.lookInto(taskId, place);
      if (chance.happens(0.2)) await world.draft(taskId, place);
      await world.answer(taskId, { place, mayRefuse: true });
    } catch (cause) {
      if (!(cause instanceof DeskGone)) throw cause;
    }
  }
  if (chance.happens(0.2)) await world.portal.patientFollowsUp(chance.pick(tasks), 'En ting til.');
}

/** The first desk is killed now and then, and a line goes for a while; the second goes on all day, to be measured. */
async function seldomFault(world: World, mode: 'quick' | 'full'): Promise<void> {
  const { chance, report } = world;
  if (chance.happens(mode === 'quick' ? 0.06 : 0.02)) {
    await world.desk.kill();
    report.fault('kill');
    await world.desk.start();
  }
  if (chance.happens(0.02)) {
    const place = chance.between(0, 1);
    await world.lineAt(place).cut();
    report.fault('network');
    await wait(chance.between(0, 1_500));
    await world.lineAt(place).mend();
    spoilSome(world, world.lineAt(place).rule.bind(world.lineAt(place)));
  }
}
