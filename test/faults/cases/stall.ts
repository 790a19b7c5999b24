import type { FaultCase } from '../faultCase.ts';
import { checkEnd } from '../oracle/checkEnd.ts';
import type { World } from '../world.ts';

/** Bytes of the answer that come before it stops: none, half a head, part of the body. */
const STOPS_AFTER = [0, 20, 600, 3_000] as const;
/** We give up after 30 s without headers, or without another byte of the body; then some for the machine. */
const GIVEN_UP = 30_000;

/** F16: the line is open and nothing comes. */
export const stall: FaultCase = {
  id: 'F16',
  what: 'half-open socket, answer stops in its headers or body',
  amount: { quick: 8, full: 200 },
  perRun: { quick: 8, full: 20 },
  async run({ open, faults, report }) {
    const world = await open();
    await world.begin();
    const before = world.line.touched;
    for (let made = 0; made < faults; made = world.line.touched - before) await stallOnce(world);
    report.fault('network', world.line.touched - before);
    await checkEnd(world);
  },
};

async function stallOnce(world: World): Promise<void> {
  const { line, desk, chance, report, speed } = world;
  const [taskId] = await world.patientsWrite(1);
  if (taskId === undefined) return;
  await world.arrive([taskId]);
  // An answer larger than what gets through, so that its end never comes.
  await world.patientsWrite(3);
  line.breakAll();
  const onlyWrites = chance.happens(0.5);
  const after = chance.pick(STOPS_AFTER);
  if (onlyWrites) line.rule(({ writes }) => (writes ? 'hold' : 'pass'));
  else line.spoil({ direction: 'down', type: 'timeout', ms: 0, passes: after });
  const op = await world.answer(taskId);
  desk.wake();
  const delivery = await world.delivery(op);
  report.expect(delivery?.state !== 'acknowledged', 'untold', 'said to be sent over a line that stands still');

  // Where writes alone stand still, the next look finds the portal again soon after.
  let givenUp = false;
  desk.onState = ({ connection }) => {
    givenUp ||= connection.state === 'offline';
  };
  const stalled = performance.now();
  await world.told(`a line that stands still after ${after} bytes is given up`, () => givenUp, {
    within: (2 * GIVEN_UP) / speed + 2_000,
  });
  report.figure('given up after, s of the surgery’s time', ((performance.now() - stalled) * speed) / 1_000);
  desk.onState = () => undefined;
  await line.mend();
  desk.wake();
  await desk.until(() => desk.state?.waiting === 0);
}
