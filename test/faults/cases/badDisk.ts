import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Disk, whyNoDisk } from '../disk/disk.ts';
import type { FaultCase } from '../faultCase.ts';
import { answersAtPortal } from '../oracle/atPortal.ts';
import { checkEnd } from '../oracle/checkEnd.ts';
import { checkStore } from '../oracle/checkStore.ts';
import { openStore } from '../oracle/store.ts';
import type { World } from '../world.ts';

/** F7: the disk is read-only, the file is somebody else's, a write or sync fails once. */
export const badDisk: FaultCase = {
  id: 'F7',
  what: 'EIO at the k-th write or sync; read-only; a file of another user’s',
  amount: { quick: 10, full: 200 },
  perRun: { quick: 10, full: 25 },
  async run({ open, faults, report }) {
    report.notRun = whyNoDisk();
    if (report.notRun !== null) return;
    const world = await open();
    const disk = new Disk(world.desk.folder);
    world.desk.change({ env: disk.env });
    try {
      await world.begin();
      for (let made = 0; made < faults - 2; made += 1) {
        await failOnce(world, disk);
        report.fault('other');
      }
      for (const mode of ['readOnly', 'notOurs'] as const) {
        await cannotWrite(world, disk, mode);
        report.fault('other');
      }
      await checkEnd(world);
    } finally {
      disk.dispose();
    }
  },
};

async function failOnce(world: World, disk: Disk): Promise<void> {
  const { desk, chance, report, ledger } = world;
  const tasks = await world.patientsWrite(3);
  await world.arrive(tasks);
  const before = disk.hits;
  disk.set('failsOnce', chance.between(1, 40));
  for (const taskId of tasks) {
    const op = await world.answer(taskId, { mayRefuse: true });
    // Told that it was not saved: the person tries again.
    if (op.told === 'refused') await world.answer(taskId, { mayRefuse: true });
  }
  await desk.until(() => disk.hits > before, 1_000);
  disk.set('well');
  const opened = openStore(desk);
  if (!opened.ok) return report.breach('lost', `after a failed write: ${opened.error.type}`);
  const { byEntry } = answersAtPortal(world.portal);
  const isDelivered = (entryId: string) => byEntry.get(entryId) === 1;
  checkStore(opened.value.db, { ledger, desk: 0, report, isDelivered, when: 'after a failed write' });
  opened.value.close();
}

/** Opens to be read with a word about it, or refuses with a reason; and writes nothing elsewhere. */
async function cannotWrite(world: World, disk: Disk, mode: 'readOnly' | 'notOurs'): Promise<void> {
  const { desk, report } = world;
  await desk.stop();
  const before = digestOf(desk.folder);
  disk.set(mode);
  const fault = await desk.start();
  const expected = mode === 'readOnly' ? ['read-only'] : ['unreadable', 'read-only'];
  report.expect(fault !== null && expected.includes(fault), 'untold', `${mode} is said to be ${String(fault)}`);
  await desk.kill();
  disk.set('well');
  report.expect(digestOf(desk.folder) === before, 'failed', `${mode}: something was written`);
  await desk.start();
}

function digestOf(folder: string): string {
  const hash = createHash('sha256');
  // The log's index is made anew at every start.
  for (const name of readdirSync(folder).toSorted())
    if (!name.endsWith('-shm')) hash.update(name).update(readFileSync(path.join(folder, name)));
  return hash.digest('hex');
}
