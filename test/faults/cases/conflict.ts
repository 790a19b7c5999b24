import { randomUUID } from 'node:crypto';
import type { Task } from '@medplum/fhirtypes';
import { SYSTEM } from '../../../shared/fhir/codes.ts';
import type { FaultCase } from '../faultCase.ts';
import { refusing } from '../line/refusing.ts';
import { checkEnd } from '../oracle/checkEnd.ts';
import type { AnswerOp } from '../oracle/ledger.ts';
import type { World } from '../world.ts';
import { changesTask, comesToStand, goOffline, textIsShown } from './support.ts';

const CHANGES = [
  'subject line',
  'answered elsewhere',
  'reserved elsewhere',
  '409',
  'subject line just before',
] as const;

/** F10: the portal has another version than the one that the answer was written on. */
export const conflict: FaultCase = {
  id: 'F10',
  what: '409 and 412: the portal’s version has moved before the push',
  amount: { quick: 20, full: 500 },
  perRun: { quick: 20, full: 50 },
  async run({ open, faults, report }) {
    const world = await open();
    await world.begin();
    for (let left = faults; left > 0; left -= 10) await round(world, Math.min(10, left));
    report.fault('network', faults);
    await checkEnd(world);
  },
};

async function round(world: World, count: number): Promise<void> {
  const { chance, portal, line, desk, report } = world;
  const tasks = await world.patientsWrite(count);
  await world.arrive(tasks);
  await goOffline(world);
  const changes = new Map(tasks.map((taskId) => [taskId, chance.pick(CHANGES)]));
  const ops = [];
  for (const taskId of tasks) ops.push(await world.answer(taskId));
  await world.told('answers given offline wait', ({ waiting }) => waiting === count);
  for (const [taskId, change] of changes) await changeAtPortal(world, taskId, change);

  const late = new Set(tasks.filter((taskId) => changes.get(taskId) === 'subject line just before'));
  const refuse = new Set(tasks.filter((taskId) => changes.get(taskId) === '409'));
  const refuse409 = refusing(portal.url, (part) => {
    for (const taskId of refuse)
      if (changesTask(part, taskId) && refuse.delete(taskId)) return { status: 409, text: 'Somebody else is writing' };
    return null;
  });
  await line.mend();
  line.rule((request) => {
    // The portal takes one act at a time, so that this one comes before the request that is on its way.
    for (const taskId of late)
      if (request.parts.some((part) => changesTask(part, taskId)) && late.delete(taskId))
        void changeAtPortal(world, taskId, 'subject line');
    return refuse409(request);
  });
  desk.wake();
  for (const op of ops) {
    const change = changes.get(op.taskId);
    const overtaken = change === 'answered elsewhere' || change === 'reserved elsewhere';
    const expected = overtaken ? 'conflict' : 'acknowledged';
    await comesToStand(world, op, `${change}: should be ${expected}`, ({ state }) => state === expected);
    if (overtaken) {
      report.expect(await textIsShown(world, op), 'lost', `${change}: the own text is not shown`);
      await settleByHand(world, op);
    } else if (change?.startsWith('subject line') === true) {
      const kept = portal.read('Task', op.taskId)?.description === 'Rettet emne';
      report.expect(kept, 'failed', `${change}: the other change was overwritten`);
    }
  }
}

async function changeAtPortal({ portal }: World, taskId: string, change: (typeof CHANGES)[number]): Promise<void> {
  const task = portal.read('Task', taskId);
  if (task === undefined) throw new Error('no such task');
  if (change === 'subject line') await portal.update<Task>({ ...task, description: 'Rettet emne' });
  if (change !== 'answered elsewhere' && change !== 'reserved elsewhere') return;
  const other = portal.all('Practitioner').at(-1)?.id ?? '';
  const entryId = randomUUID();
  await portal.update<Task>({
    ...task,
    status: change === 'answered elsewhere' ? 'completed' : 'in-progress',
    owner: { reference: `Practitioner/${other}` },
    output: [
      {
        type: { coding: [{ system: SYSTEM.taskOutput, code: 'answer' }] },
        valueIdentifier: { system: SYSTEM.entry, value: entryId },
      },
    ],
  });
  if (change !== 'answered elsewhere') return;
  const [question] = portal.communications(taskId);
  if (question === undefined) throw new Error('no question');
  const { id: _id, meta: _meta, sender: _sender, ...rest } = question;
  await portal.create({
    ...rest,
    identifier: [{ system: SYSTEM.entry, value: entryId }],
    sender: { reference: `Practitioner/${other}` },
    recipient: [{ reference: task.for?.reference ?? '' }],
    payload: [{ contentString: `Svaret fra en annen ${entryId}` }],
  });
}

/** The doctor decides what becomes of the own text; until then nothing else goes to the same patient. */
async function settleByHand(world: World, op: AnswerOp): Promise<void> {
  const { entryId } = op;
  if (entryId === null || (await world.delivery(op))?.state !== 'conflict') return;
  const choice = world.chance.pick(['keep-theirs', 'send-as-addition'] as const);
  await world.desk.get('resolveConflict', { entryId, choice });
  op.withdrawn = true;
  if (choice === 'keep-theirs')
    world.report.expect(await textIsShown(world, op), 'lost', 'the text that was not sent is no draft');
  else {
    const arrived = () => world.portal.answers(op.taskId).some((one) => one.payload?.[0]?.contentString === op.text);
    world.report.expect(await world.desk.until(arrived), 'lost', 'the addition never reached the portal');
  }
}
