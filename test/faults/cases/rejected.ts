import type { FaultCase } from '../faultCase.ts';
import { CLOCK_OFFSET } from '../host/fastClock.ts';
import { refusing } from '../line/refusing.ts';
import { checkEnd } from '../oracle/checkEnd.ts';
import type { World } from '../world.ts';
import { changesTask, comesToStand, textIsShown } from './support.ts';

/** F11: the portal will not have an entry; the entries of other patients go on, those of the same one wait. */
export const rejected: FaultCase = {
  id: 'F11',
  what: '422 and 400 with an OperationOutcome',
  amount: { quick: 6, full: 200 },
  perRun: { quick: 6, full: 20 },
  async run({ open, faults }) {
    const world = await open();
    await world.begin();
    for (let made = 0; made < faults; made += 1) await refuseOne(world);
    await checkEnd(world);
  },
};

async function refuseOne(world: World): Promise<void> {
  const { line, desk, portal, report, chance } = world;
  const [first, second] = await world.patientsWrite(2, { samePatient: true });
  if (first === undefined || second === undefined) throw new Error('no tasks');
  const [other] = await world.patientsWrite(1, { notPatientOf: first });
  if (other === undefined) throw new Error('no task');
  await world.arrive([first, second, other]);
  const status = chance.pick([400, 422]);
  const refuse = refusing(portal.url, (part) => {
    if (!changesTask(part, first)) return null;
    report.fault('network');
    return { status, text: 'Feltet kan ikke lagres' };
  });
  line.rule(refuse);
  const refused = await world.answer(first);
  const waits = await world.answer(second);
  const goes = await world.answer(other);
  // 400 may pass, and is asked again for some two minutes before a person is: the desk's clock goes on meanwhile.
  const longest = status === 400 ? 12 : 0;
  for (let minutes = 1; minutes <= longest; minutes += 1) {
    desk.dial(CLOCK_OFFSET, minutes * 60_000);
    desk.wake();
    if (await desk.until(() => (desk.state?.needsYou ?? 0) > 0, 1_000)) break;
  }
  desk.dial(CLOCK_OFFSET, 0);
  await world.told('a refusal needs someone', ({ needsYou }) => needsYou > 0);
  await comesToStand(
    world,
    refused,
    'refused with the portal’s own reason',
    ({ state, problem }) =>
      state === 'rejected' && problem?.status === status && problem.detail === 'Feltet kan ikke lagres',
  );
  report.expect(await textIsShown(world, refused), 'lost', 'the text of a refused answer is not shown');
  await comesToStand(world, goes, 'another patient’s answer goes on', ({ state }) => state === 'acknowledged');
  const meanwhile = await world.delivery(waits);
  report.expect(meanwhile?.state === 'queued', 'failed', 'an entry went past an older one of its patient');

  line.rule(null);
  const { entryId } = refused;
  if (entryId === null) return;
  if (chance.happens(0.5)) {
    await desk.get('retryNow', { entryId });
    await comesToStand(world, refused, 'sent when tried again', ({ state }) => state === 'acknowledged');
  } else {
    await desk.get('withdrawEntry', { entryId });
    refused.withdrawn = true;
    report.expect(await textIsShown(world, refused), 'lost', 'the text of a withdrawn answer is no draft');
  }
  await comesToStand(world, waits, 'the one behind it goes', ({ state }) => state === 'acknowledged');
}
