import type { Task } from '@medplum/fhirtypes';
import type { FaultCase } from '../faultCase.ts';
import { refusing } from '../line/refusing.ts';
import { rawAnswer, rewritten, smallPages, type RequestRule } from '../line/requestRule.ts';
import { answersAtPortal } from '../oracle/atPortal.ts';
import { checkEnd } from '../oracle/checkEnd.ts';
import { checkStore } from '../oracle/checkStore.ts';
import { openStore } from '../oracle/store.ts';
import type { World } from '../world.ts';

const KINDS = [
  'repeated page',
  'next links that loop',
  'reversed page',
  'swapped pages',
  'page left out',
  'expired cursor',
  '410 until everything is asked for',
  'cursor gone back',
  'late commit',
  'page of an hour ago',
] as const;
const PAGE = 7;

/** F19: pages twice, late, in another order, missing; cursors that loop, go back, expire. */
export const pages: FaultCase = {
  id: 'F19',
  what: 'pages repeated, reversed, swapped, missing; next loops; cursor goes back, expires with 410; late commits',
  amount: { quick: 20, full: 500 },
  perRun: { quick: 20, full: 50 },
  async run({ open, faults, report }) {
    // Small pages, one search a request: where the pages are that can go wrong.
    const world = await open({ batch: false });
    world.line.rule(smallPages(PAGE));
    await world.begin();
    for (let made = 0; made < faults; made += 1) {
      const [waiting] = await world.patientsWrite(1);
      if (waiting !== undefined) await world.arrive([waiting]);
      const known = new Set(world.portal.all('Task').map(({ id }) => id));
      const kind = KINDS[made % KINDS.length] ?? 'repeated page';
      await spoilPages(world, kind);
      report.fault('network');
      // What waited to be sent is there whatever became of the pages.
      if (waiting !== undefined) await world.answer(waiting);
      const fresh = world.portal.all('Task').map(({ id }) => id);
      const missing = await missingAt(
        world,
        fresh.filter((id) => !known.has(id)),
      );
      report.expect(missing === 0, 'failed', `${kind}: ${missing} questions never came`);
    }
    await checkEnd(world);
  },
};

/** How many Tasks the desk does not get, once the pages are right again. */
async function missingAt({ desk }: World, tasks: readonly string[]): Promise<number> {
  let missing = tasks.length;
  desk.wake();
  await desk.until(async () => {
    missing = 0;
    for (const taskId of tasks) if (!(await desk.ask('readEConsultation', { taskId })).ok) missing += 1;
    return missing === 0;
  }, 10_000);
  return missing;
}

async function spoilPages(world: World, kind: (typeof KINDS)[number]): Promise<void> {
  const { portal, line, desk } = world;
  const scope = { type: 'Task' };
  const many = world.patientsWrite(PAGE * 2 + 1);
  switch (kind) {
    case 'repeated page':
      portal.misbehave.repeatPage(2, scope);
      break;
    case 'next links that loop':
      portal.misbehave.repeatPage(20, scope);
      break;
    case 'reversed page':
      portal.misbehave.reversePage(2, scope);
      break;
    case 'swapped pages':
      portal.misbehave.swapPages(2, scope);
      break;
    case 'page left out':
      portal.misbehave.skipPage(2, scope);
      break;
    case 'expired cursor':
      portal.misbehave.expireCursor(2, scope);
      break;
    case '410 until everything is asked for':
      return many.then(() => expire(world));
    case 'cursor gone back':
      line.rule(goneBack);
      break;
    case 'late commit':
      return many.then(() => commitLate(world));
    case 'page of an hour ago':
      return many.then(() => replayOld(world));
  }
  await many;
  await desk.synced();
  await portal.misbehave.behave();
  line.rule(smallPages(PAGE));
}

/** A portal that has forgotten where we were, and says so until we begin anew (FHIR R4 leaves cursors to the server). */
async function expire(world: World): Promise<void> {
  const { line, desk, portal, report } = world;
  let begunAnew = false;
  const expired = refusing(portal.url, ({ path }) => {
    if (!path.includes('/Task?') || begunAnew) return null;
    if (!path.includes('_lastUpdated=ge')) begunAnew = true;
    return begunAnew ? null : { status: 410, text: 'The cursor has expired' };
  });
  const small = smallPages(PAGE);
  line.rule((request) => {
    const act = expired(request);
    return act === 'pass' ? small(request) : act;
  });
  desk.wake();
  await desk.until(() => begunAnew);
  report.expect(begunAnew, 'failed', '410 on a cursor does not lead to a full resync');
  line.rule(small);
  await desk.synced();
}

/** The portal gives what it gave an hour ago as well. */
const goneBack: RequestRule = (request) => ({
  instead: rewritten(request, (text) =>
    text.replace(/_lastUpdated=ge([0-9TZ:.%A-F-]+)/gu, (_whole, from: string) => {
      const instant = Date.parse(decodeURIComponent(from));
      return `_lastUpdated=ge${new Date(instant - 3_600_000).toISOString()}`;
    }),
  ),
});

/** A page that was held up on the way, or a copy of the portal that lags behind: versions that we are past. */
async function replayOld(world: World): Promise<void> {
  const { portal, line, desk } = world;
  await desk.synced();
  const recent = portal.all('Task').slice(-PAGE);
  const entry = recent.map((resource) => ({ resource }));
  const old = JSON.stringify({ resourceType: 'Bundle', type: 'searchset', entry });
  for (const task of recent) await portal.update<Task>({ ...task, description: `${task.description ?? ''} (rettet)` });
  await desk.synced();
  lookAt(world, 'before an old page');
  let given = false;
  const small = smallPages(PAGE);
  line.rule((request) => {
    // Nothing else comes until we have looked: the next page would mend it.
    if (given) return 'break';
    if (!request.parts.some(({ path }) => path.includes('/Task?_lastUpdated'))) return small(request);
    given = true;
    return { answer: rawAnswer(200, { 'content-type': 'application/fhir+json' }, old) };
  });
  desk.wake();
  await desk.until(() => desk.state?.connection.state === 'offline');
  lookAt(world, 'after an old page');
  line.rule(small);
}

function lookAt({ desk, ledger, report, portal }: World, when: string): void {
  const opened = openStore(desk);
  if (!opened.ok) return report.breach('lost', `${when}: cannot be opened`);
  const { byEntry } = answersAtPortal(portal);
  const isDelivered = (entryId: string) => byEntry.get(entryId) === 1;
  checkStore(opened.value.db, { ledger, desk: 0, report, isDelivered, when });
  opened.value.close();
}

/** A resource that becomes visible with a lastUpdated before what we have already seen. */
async function commitLate(world: World): Promise<void> {
  const { portal, desk, chance } = world;
  await desk.synced();
  // The newest of all is a question, so that what comes late lies before the mark of its own type.
  const example = portal.all('Task').at(-1);
  if (example === undefined) return;
  const { id: _id, ...rest } = example;
  await portal.commitLate(rest, chance.between(1, 10_000));
  await desk.synced();
}
