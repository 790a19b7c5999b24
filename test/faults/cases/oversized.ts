import { askedQueue } from '../../builders/askedQueue.ts';
import { setTimeout as wait } from 'node:timers/promises';
import type { FaultCase } from '../faultCase.ts';
import { checkEnd } from '../oracle/checkEnd.ts';
import type { World } from '../world.ts';

const MB = 1_000_000;
/** The goal is twice the payload; beyond this the case fails. What was measured stands below the table. */
const MOST_MEMORY = 10;
/** Nobody waits longer for the queue, whatever arrives meanwhile; on a busy machine never half as long as that takes. */
const LONGEST_LOOK = 2_000;

/** F26: what is far larger than anybody would send. Limits are said, and nothing that was typed is lost to them. */
export const oversized: FaultCase = {
  id: 'F26',
  what: 'message of 1 MB, thread of 5,000, attachment of 50 MB, bundle of 100 MB, list of 50,000',
  amount: { quick: 4, full: 50 },
  perRun: { quick: 4, full: 10 },
  async run({ open, faults, report, mode, seed }) {
    const world = await open({ speed: 5 });
    await world.begin();
    await limitsAreSaid(world);
    const large = mode === 'full';
    const sizes: readonly (() => Promise<void>)[] = [
      () => pullLarge(world, 'message of 1 MB', 1, MB),
      () => longThread(world, large ? 5_000 : 500),
      () => pullLarge(world, 'attachment', 1, large ? 50 * MB : 5 * MB),
      () => pullLarge(world, 'bundle', 20, large ? 5 * MB : MB / 2),
      ...(large && seed % 3 === 0 ? [() => longList(world, 50_000)] : []),
    ];
    for (let made = 0; made < faults; made += 1) {
      await sizes[made % sizes.length]?.();
      report.fault('other');
    }
    await checkEnd(world);
  },
};

/** Too long to send or to keep: refused with the limit, as a value that the window can say. */
async function limitsAreSaid(world: World): Promise<void> {
  const { desk, report } = world;
  const [taskId = ''] = await world.patientsWrite(1);
  await world.arrive([taskId]);
  for (const length of [10_001, 150_000, MB]) {
    const text = 'x'.repeat(length);
    const answer = await desk.ask('answerEConsultation', { ...world.shown(taskId), text });
    const draft = await desk.ask('saveDraft', { ...world.written(taskId), text });
    for (const reply of [answer, draft]) {
      if (reply.ok) continue;
      report.expect(
        'limit' in reply.error,
        'untold',
        `${length} characters: the limit is not said: ${reply.error.type}`,
      );
    }
    report.expect(!answer.ok, 'failed', `an answer of ${length} characters was taken`);
  }
  await desk.get('saveDraft', { ...world.written(taskId), text: '' });
}

async function pullLarge(world: World, what: string, count: number, size: number): Promise<void> {
  const { desk, portal, report } = world;
  const [taskId = ''] = await world.patientsWrite(1);
  await world.arrive([taskId]);
  const [example] = portal.communications(taskId);
  if (example === undefined) throw new Error('no message');
  const { id: _id, ...rest } = example;
  const before = (await desk.measure()).rss;
  for (let i = 0; i < count; i += 1) {
    const attachment = { contentAttachment: { contentType: 'image/jpeg', data: 'A'.repeat(size) } };
    const payload =
      what === 'attachment' ? [{ contentString: 'Se bildet.' }, attachment] : [{ contentString: 'x'.repeat(size) }];
    await portal.createMalformed({ ...rest, payload });
  }
  desk.wake();
  const begun = performance.now();
  let peak = before;
  let arrived = 0;
  for (let looks = 0; arrived < count && looks < 1_200; looks += 1) {
    const asked = performance.now();
    await desk.get('listWork', askedQueue());
    report.figure('queue while it arrives, ms', performance.now() - asked);
    peak = Math.max(peak, (await desk.measure()).rss);
    const thread = await desk.get('readEConsultation', { taskId });
    arrived = thread.messages.length - 1;
    await wait(50);
  }
  const took = performance.now() - begun;
  report.expect(arrived >= count, 'lost', `${what}: ${arrived} of ${count} arrived`);
  const times = (peak - before) / (count * size);
  // Below that the garbage collector's own habits are what is measured.
  if (count * size >= 20 * MB) {
    report.figure('memory, times the payload', times);
    report.expect(times < MOST_MEMORY, 'failed', `${what}: ${Math.round(times)} times the payload in memory`);
  }
  report.expect(
    (report.figures.get('queue while it arrives, ms') ?? 0) < Math.max(LONGEST_LOOK, took / 2),
    'failed',
    `${what}: the queue had to wait`,
  );
}

async function longThread(world: World, count: number): Promise<void> {
  const { desk, portal, report } = world;
  const [taskId = ''] = await world.patientsWrite(1);
  const [example] = portal.communications(taskId);
  if (example === undefined) throw new Error('no message');
  const { id: _id, ...rest } = example;
  for (let i = 0; i < count; i += 1)
    await portal.createMalformed({ ...rest, payload: [{ contentString: `Melding ${i}` }] });
  await world.arrive([taskId]);
  let shown = 0;
  await desk.until(async () => {
    const asked = performance.now();
    shown = (await desk.get('readEConsultation', { taskId })).messages.length;
    report.figure('a thread of thousands, ms', performance.now() - asked);
    return shown > count;
  });
  report.expect(shown === count + 1, 'lost', `${shown} of ${count + 1} messages of a long thread are shown`);
}

async function longList(world: World, count: number): Promise<void> {
  const { portal, desk, report } = world;
  const [example] = portal.all('Patient');
  if (example === undefined) throw new Error('no patient');
  const { id: _id, ...rest } = example;
  for (let i = 0; i < count; i += 1) await portal.createMalformed({ ...rest });
  const came = await desk.synced(300_000);
  report.expect(came, 'failed', `a list of ${count} never came`);
}
