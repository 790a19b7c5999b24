import type { Patient, Task } from '@medplum/fhirtypes';
import { openDatabase } from '../../../electron/engine/db/open.ts';
import { readFileSync } from 'node:fs';
import { KEY } from '../desk.ts';
import type { Delivery } from '../../../shared/domain/sync/delivery.ts';
import { CLOCK_OFFSET } from '../host/fastClock.ts';
import type { FaultCase } from '../faultCase.ts';
import { refusing } from '../line/refusing.ts';
import { checkEnd } from '../oracle/checkEnd.ts';
import { copyStore } from '../oracle/store.ts';
import type { World } from '../world.ts';
import type { AnswerOp } from '../oracle/ledger.ts';
import { changesTask, comesToStand, goOffline, textIsShown } from './support.ts';

/** ms after which the client must have asked for what is gone, generously. */
const UNTIL_RECONCILED = 24 * 3_600_000;

const KINDS = ['deleted', '404', '403', 'cancelled', 'other GP'] as const;

/** F22: what an answer is about is deleted, or no longer ours to see, while we are offline. */
export const withdrawn: FaultCase = {
  id: 'F22',
  what: 'deleted, 404, 410, 403, cancelled or another GP’s while offline',
  amount: { quick: 10, full: 100 },
  perRun: { quick: 10, full: 10 },
  async run({ open, faults, report }) {
    const world = await open();
    await world.begin();
    const gone = new Map<string, string>();
    for (let made = 0; made < faults; made += 1) {
      await withdrawOne(world, KINDS[made % KINDS.length] ?? 'deleted', gone);
      report.fault('network');
    }
    // Deletions show in no search: the client asks now and then what is still there.
    world.desk.dial(CLOCK_OFFSET, UNTIL_RECONCILED);
    await world.desk.synced();
    await world.desk.synced();
    world.desk.dial(CLOCK_OFFSET, 0);
    // What holds a text of ours waits for a person to decide, who is told so.
    const { count } = await world.desk.get('readErasures', {});
    report.expect(count > 0, 'untold', 'what is gone and holds a draft does not wait for anybody');
    if (count > 0) await world.desk.get('eraseGone', { count });
    await checkEnd(world);
    await isOffTheDisk(world, gone);
  },
};

async function withdrawOne(world: World, kind: (typeof KINDS)[number], gone: Map<string, string>): Promise<void> {
  const { portal, line, desk, report } = world;
  const [taskId] = await world.patientsWrite(1);
  if (taskId === undefined) return;
  await world.arrive([taskId]);
  await goOffline(world);
  const op = await world.answer(taskId);
  const task = portal.read('Task', taskId);
  if (task === undefined) throw new Error('no task');
  if (kind === 'deleted') {
    await portal.remove('Task', taskId);
    gone.set(taskId, task.description ?? '');
  } else if (kind === 'cancelled') await portal.update<Task>({ ...task, status: 'cancelled' });
  else if (kind === 'other GP') {
    const patient = portal.read('Patient', task.for?.reference?.split('/')[1] ?? '');
    const other = portal.all('Practitioner').at(-1)?.id ?? '';
    if (patient !== undefined)
      await portal.update<Patient>({ ...patient, generalPractitioner: [{ reference: `Practitioner/${other}` }] });
  }
  await line.mend();
  const status = kind === '404' ? 404 : kind === '403' ? 403 : null;
  if (status !== null)
    line.rule(refusing(portal.url, (part) => (changesTask(part, taskId) ? { status, text: 'Ikke lenger her' } : null)));
  desk.wake();
  if (kind === 'other GP') {
    // Who may answer is the rule's to say; whatever it says, nothing may be left hanging.
    await comesToStand(world, op, kind, ({ state }) => state === 'acknowledged' || state === 'rejected');
    return;
  }
  let delivery: Delivery | undefined;
  const parked = await desk.until(async () => {
    const details = await desk.get('readSyncDetails', {});
    delivery = details.outbox.find(({ entryId }) => entryId === op.entryId)?.delivery;
    return delivery?.state === 'rejected' && delivery.problem.kind !== 'no-network';
  }, 20_000);
  report.expect(parked, 'untold', `${kind}: not parked with its reason: ${JSON.stringify(delivery ?? null)}`);
  await takeBack(world, kind, op);
}

/** The author takes the text back, so that other work for the patient can go on. */
async function takeBack(world: World, kind: string, op: AnswerOp): Promise<void> {
  const { desk, report, line } = world;
  line.rule(null);
  report.expect(await textIsShown(world, op), 'untold', `${kind}: the own text can be read nowhere in the window`);
  const reply = await desk.ask('withdrawEntry', { entryId: op.entryId ?? '' });
  report.expect(reply.ok, 'failed', `${kind}: cannot be taken back: ${JSON.stringify(reply)}`);
  op.withdrawn = reply.ok;
}

/** Decrypted, page by page, the file must not hold what was deleted (secure_delete). */
async function isOffTheDisk(world: World, gone: ReadonlyMap<string, string>): Promise<void> {
  await world.desk.stop();
  const copy = copyStore(world.desk.file);
  const opened = openDatabase({ file: copy, key: KEY, role: 'writer' });
  if (!opened.ok) return world.report.breach('lost', `cannot be opened: ${opened.error.type}`);
  const db = opened.value;
  const left = db.prepare('SELECT count(*) FROM resource WHERE json LIKE ?').pluck();
  for (const id of gone.keys())
    world.report.expect(Number(left.get(`%"id":"${id}"%`)) === 0, 'failed', 'a deleted matter is still in the store');
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.pragma('journal_mode=DELETE');
  db.pragma(`rekey=''`);
  db.close();
  const plain = readFileSync(copy);
  world.report.expect(plain.subarray(0, 6).toString() === 'SQLite', 'failed', 'the copy could not be decrypted');
  for (const subject of gone.values()) {
    world.report.expect(!plain.includes(`"${subject}"`), 'failed', 'a deleted matter can still be read in the file');
  }
}
