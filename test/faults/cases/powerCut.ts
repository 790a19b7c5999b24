import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openDatabase } from '../../../electron/engine/db/open.ts';
import { KEY } from '../desk.ts';
import { Disk, whyNoDisk } from '../disk/disk.ts';
import { PowerCut } from '../disk/powerCut.ts';
import type { FaultCase } from '../faultCase.ts';
import { checkEnd } from '../oracle/checkEnd.ts';
import { checkStore } from '../oracle/checkStore.ts';
import { Ledger } from '../oracle/ledger.ts';
import type { World } from '../world.ts';
import { goOffline } from './support.ts';

const ANSWERS = 20;

type Promised = { readonly at: number; readonly taskId: string; readonly text: string; readonly entryId: string };

/**
 * F3: the power goes. Every write and sync of the engine is recorded; at random moments only what had been synced is
 * left, or that and some sectors more. What anybody had been told was saved by then must be there.
 */
export const powerCut: FaultCase = {
  id: 'F3',
  what: 'power cut: what was not synced is gone, or partly there',
  amount: { quick: 40, full: 200 },
  perRun: { quick: 40, full: 50 },
  async run({ open, faults, report }) {
    report.notRun = whyNoDisk();
    if (report.notRun !== null) return;
    const world = await open();
    const disk = new Disk(world.desk.folder);
    world.desk.change({ env: disk.env });
    try {
      await world.begin();
      const tasks = await world.patientsWrite(ANSWERS);
      await world.arrive(tasks);
      const from = disk.recorded;
      const promised = await makePromises(world, disk, tasks);
      await world.desk.kill();
      cutPower(world, disk, { from, promised, times: faults });
      report.fault('other', faults);
      world.desk.change({ env: {} });
      await checkEnd(world);
    } finally {
      disk.dispose();
    }
  },
};

/** Answers and drafts, partly offline so that nothing else reaches the disk in between. */
async function makePromises(world: World, disk: Disk, tasks: readonly string[]): Promise<Promised[]> {
  const promised: Promised[] = [];
  for (const [place, taskId] of tasks.entries()) {
    if (place === ANSWERS / 2) await goOffline(world);
    const op = await world.answer(taskId);
    if (op.entryId !== null) promised.push({ at: disk.recorded, taskId, text: op.text, entryId: op.entryId });
    // Now and then enough is written for a checkpoint.
    if (world.chance.happens(0.2))
      for (let i = 0; i < 30; i += 1)
        await world.desk.ask('saveDraft', { ...world.written(taskId), text: 'x'.repeat(90_000) });
  }
  return promised;
}

type Cuts = { readonly from: number; readonly promised: readonly Promised[]; readonly times: number };

function cutPower(world: World, disk: Disk, { from, promised, times }: Cuts): void {
  const cut = new PowerCut(disk.record);
  const moments = Array.from({ length: times }, () => {
    // Half of them right after a promise: that is where it is broken.
    const near = world.chance.happens(0.5) ? world.chance.pick(promised).at : null;
    return near ?? world.chance.between(from, cut.end);
  }).toSorted((a, b) => a - b);
  for (const moment of moments) {
    cut.replayTo(moment);
    const folder = mkdtempSync(path.join(tmpdir(), 'legekontor-cut-'));
    try {
      cut.leave(folder, world.chance, world.chance.happens(0.5));
      lookAt(world, path.join(folder, path.basename(world.desk.file)), promisedBy(promised, moment));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
}

/** The promises made before the power went, as a list of their own. */
function promisedBy(promised: readonly Promised[], moment: number): Ledger {
  const ledger = new Ledger('cut');
  for (const { at, taskId, text, entryId } of promised)
    if (at <= moment) ledger.saved(ledger.ask(0, taskId, text), entryId);
  return ledger;
}

function lookAt({ report }: World, file: string, ledger: Ledger): void {
  const opened = openDatabase({ file, key: KEY, role: 'writer' });
  if (!opened.ok) return report.breach('lost', `after a power cut: cannot be opened: ${opened.error.type}`);
  checkStore(opened.value, { ledger, desk: 0, report, isDelivered: () => false, when: 'after a power cut' });
  opened.value.close();
}
