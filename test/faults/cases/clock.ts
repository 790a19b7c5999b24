import type { FaultCase } from '../faultCase.ts';
import { CLOCK_OFFSET } from '../host/fastClock.ts';
import { checkEnd } from '../oracle/checkEnd.ts';
import type { World } from '../world.ts';
import { goOffline } from './support.ts';

const HOUR = 3_600_000;
const YEAR = 365.25 * 24 * HOUR;
const JUMPS = [-HOUR, HOUR, -10 * YEAR, 10 * YEAR, 3 * 60_000, -24 * HOUR];
/** In half of them the clocks change, in the south in the other half of the year; Oslo is home. */
const ZONES = ['Europe/Oslo', 'America/St_Johns', 'Australia/Lord_Howe', 'Pacific/Apia', 'UTC'];
/** From this difference on it is said. */
const SAID_FROM = 2 * 60_000;

/** F9: the machine's clock jumps, and its time zone changes. */
export const clock: FaultCase = {
  id: 'F9',
  what: 'clock −1 h, +1 h, ±10 years, ±1 day; DST nights, leap days, time zones',
  amount: { quick: 6, full: 100 },
  perRun: { quick: 6, full: 10 },
  async run({ open, faults, report }) {
    const world = await open();
    await world.begin();
    for (let made = 0; made < faults; made += 1) {
      await jump(world, made % 3 === 2 ? untilAnOddDay(world) : world.chance.pick(JUMPS));
      report.fault('other');
      if (world.chance.happens(0.3)) await moveTo(world, world.chance.pick(ZONES));
    }
    world.desk.dial(CLOCK_OFFSET, 0);
    await checkEnd(world);
  },
};

/** The time left to the night of a change of clocks, or to a leap day. */
function untilAnOddDay(world: World): number {
  const odd = ['2027-03-28T00:59:50Z', '2026-10-25T00:59:50Z', '2028-02-28T23:59:50Z', '2028-02-29T23:59:50Z'];
  return Date.parse(world.chance.pick(odd)) - world.now();
}

async function jump(world: World, by: number): Promise<void> {
  const { desk, chance, report, portal } = world;
  // Of age by every clock here: a clock ten years back makes a child of a young grown-up, whom no answer may reach.
  const tasks = await world.patientsWrite(3, { samePatient: true });
  await world.arrive(tasks);
  const offline = chance.happens(0.5);
  if (offline) await goOffline(world);
  const [first, ...others] = tasks;
  if (first === undefined) return;
  // Before and after the jump: the order is that of the acts, never that of the clock.
  await world.answer(first);
  desk.dial(CLOCK_OFFSET, by);
  for (const taskId of others) await world.answer(taskId);
  await world.line.mend();
  await desk.synced();
  if (Math.abs(by) > SAID_FROM + 30_000)
    await world.told('a clock that is wrong is said to be', ({ clockMinutesAhead }) => clockMinutesAhead !== null);
  const drained = await desk.until(() => desk.state?.waiting === 0);
  report.expect(drained, 'failed', `nothing is sent any more after the clock moved by ${by} ms`);
  const arrived = tasks.map((taskId) => portal.answers(taskId)[0]?.meta?.lastUpdated ?? '');
  const inOrder = arrived.every((at, place) => place === 0 || at > (arrived[place - 1] ?? ''));
  report.expect(inOrder, 'failed', `one patient’s answers came in another order after ${by} ms`);
  desk.dial(CLOCK_OFFSET, 0);
  await desk.synced();
  await world.told('a clock that is right again is not said to be wrong', ({ clockMinutesAhead }) => {
    return clockMinutesAhead === null;
  });
}

async function moveTo({ desk }: World, zone: string): Promise<void> {
  await desk.stop();
  desk.change({ env: { TZ: zone } });
  await desk.start();
}
