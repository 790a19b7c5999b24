import { askedQueue } from '../../builders/askedQueue.ts';
import { assertNever } from '../../../shared/lib/assertNever.ts';
import type { FaultCase } from '../faultCase.ts';
import { refusal } from '../line/refusing.ts';
import { checkEnd } from '../oracle/checkEnd.ts';
import type { Shown, World } from '../world.ts';
import { comesToStand } from './support.ts';

/** How a portal may say when to come back; `wait` is what we must keep to, ms of the surgery's time. */
const MANNERS = ['seconds', 'date', 'rate limit', 'absurd', 'missing', 'nonsense'] as const;
const TOLD_SECONDS = 20;
const A_DAY = 86_400_000;

/** F13: the portal is busy, and says when to come back in every way there is. */
export const busy: FaultCase = {
  id: 'F13',
  what: '429 and 503 with Retry-After as seconds, date, RateLimit, absurd, missing, nonsense',
  amount: { quick: 6, full: 200 },
  perRun: { quick: 6, full: 20 },
  async run({ open, faults, report }) {
    const world = await open();
    await world.begin();
    for (let made = 0; made < faults; made += 1) {
      await beBusy(world, MANNERS[made % MANNERS.length] ?? 'seconds');
      report.fault('network');
    }
    await checkEnd(world);
  },
};

async function beBusy(world: World, manner: (typeof MANNERS)[number]): Promise<void> {
  const { line, desk, report, chance } = world;
  const [taskId] = await world.patientsWrite(1);
  if (taskId === undefined) return;
  await world.arrive([taskId]);
  const status = chance.pick([429, 503]);
  const asked: number[] = [];
  line.rule(({ writes }) => {
    if (!writes) return 'pass';
    asked.push(world.now());
    if (asked.length > 1) return 'pass';
    return { answer: refusal({ status, text: 'Travelt', headers: headersOf(manner, world.now()) }) };
  });
  const op = await world.answer(taskId);
  const isExact = manner === 'seconds' || manner === 'date' || manner === 'rate limit';
  if (manner === 'absurd') {
    await comesToStand(world, op, 'busy is told', isToldBusy);
    const wait = Date.parse((await world.delivery(op))?.next ?? '') - world.now();
    report.expect(wait <= A_DAY + 5_000, 'failed', `waits ${wait} ms because it was told something absurd`);
    await desk.get('retryNow', { entryId: op.entryId ?? '' });
  } else if (isExact) {
    await comesToStand(world, op, 'busy is told', isToldBusy);
    // The window is usable meanwhile.
    await desk.get('listWork', askedQueue());
  }
  await comesToStand(world, op, 'sent after the wait', ({ state }) => state === 'acknowledged');
  const [first, second] = asked;
  if (isExact && first !== undefined && second !== undefined) {
    // A date has whole seconds.
    const least = (TOLD_SECONDS - (manner === 'date' ? 1 : 0)) * 1_000;
    report.expect(second - first >= least, 'failed', `${manner}: came back after ${second - first} ms`);
  }
  line.rule(null);
}

function headersOf(manner: (typeof MANNERS)[number], now: number): Record<string, string> {
  switch (manner) {
    case 'seconds':
      return { 'retry-after': String(TOLD_SECONDS) };
    case 'date':
      return {
        date: new Date(now).toUTCString(),
        'retry-after': new Date(now + TOLD_SECONDS * 1_000).toUTCString(),
      };
    case 'rate limit':
      return { ratelimit: `"fhirInteractions";r=0;t=${TOLD_SECONDS}` };
    case 'absurd':
      return { 'retry-after': '999999999999' };
    case 'nonsense':
      return { 'retry-after': 'soon' };
    case 'missing':
      return {};
    default:
      return assertNever(manner);
  }
}

function isToldBusy({ state, problem, next }: Shown): boolean {
  return state === 'queued' && problem?.kind === 'portal-busy' && next !== null;
}
