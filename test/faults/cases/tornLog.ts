import { copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { openDatabase } from '../../../electron/engine/db/open.ts';
import { KEY } from '../desk.ts';
import type { FaultCase } from '../faultCase.ts';
import { checkEnd } from '../oracle/checkEnd.ts';
import { copyStore } from '../oracle/store.ts';
import type { World } from '../world.ts';
import { goOffline } from './support.ts';

const ANSWERS = 12;

/** F4: the write-ahead log is torn at a random byte, or one bit of it is flipped. */
export const tornLog: FaultCase = {
  id: 'F4',
  what: 'write-ahead log torn at a random byte, or one bit of it flipped',
  amount: { quick: 60, full: 400 },
  perRun: { quick: 60, full: 100 },
  async run({ open, faults, report }) {
    const world = await open();
    await world.begin();
    const tasks = await world.patientsWrite(ANSWERS);
    await world.arrive(tasks);
    // Begun anew, so that the answers are in the log and not yet in the file.
    await world.desk.stop();
    await world.desk.start();
    await goOffline(world);
    for (const taskId of tasks) {
      await world.answer(taskId);
      if (world.chance.happens(0.3)) await world.draft(taskId);
    }
    await world.desk.kill();
    const order = world.ledger.savedAnswers.toSorted((a, b) => a.order - b.order).map((op) => op.entryId);
    for (let made = 0; made < faults; made += 1) tear(world, order);
    report.fault('other', faults);

    // The engine itself starts on a torn log: what the log lost stands in the journal of what is unsent.
    damage(world, `${world.desk.file}-wal`, 'cut');
    for (const { desk, taskId, author } of world.ledger.drafts) world.ledger.forgetDraft(desk, taskId, author);
    await checkEnd(world, { mayLoseLines: true });
  },
};

function tear(world: World, order: readonly (string | null)[]): void {
  const { report, chance } = world;
  const copy = copyStore(world.desk.file);
  try {
    const how = chance.pick(['cut', 'flip'] as const);
    damage(world, `${copy}-wal`, how);
    const opened = openDatabase({ file: copy, key: KEY, role: 'writer' });
    if (!opened.ok) return report.breach('lost', `log ${how}: cannot be opened: ${opened.error.type}`);
    const db = opened.value;
    const entries = db
      .prepare(`SELECT entry_id FROM outbox WHERE kind = 'eConsultation.answer' ORDER BY seq`)
      .pluck()
      .all() as string[];
    const isPrefix = entries.every((entryId, place) => entryId === order[place]);
    const lines = Number(db.prepare(`SELECT count(*) FROM access_log WHERE act = 'answerEConsultation'`).pluck().get());
    const integrity = db.pragma('integrity_check', { simple: true });
    report.expect(
      isPrefix && lines === entries.length && integrity === 'ok',
      'failed',
      `log ${how}: a mixture of transactions: ${entries.length} entries, ${lines} lines, ${String(integrity)}`,
    );
    db.close();
  } finally {
    rmSync(path.dirname(copy), { recursive: true, force: true });
  }
}

function damage({ chance }: World, log: string, how: 'cut' | 'flip'): void {
  if (!existsSync(log)) throw new Error('there is no log to tear');
  copyFileSync(log, `${log}.whole`);
  const bytes = readFileSync(log);
  if (how === 'cut') return writeFileSync(log, bytes.subarray(0, chance.between(0, bytes.length)));
  const at = chance.between(0, bytes.length - 1);
  bytes[at] = (bytes[at] ?? 0) ^ (1 << chance.between(0, 7));
  writeFileSync(log, bytes);
}
