import { copyFileSync, existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { latestVersion, migrate, migrations } from '../../../electron/engine/db/migrate.ts';
import { DeskGone, KEY } from '../desk.ts';
import type { FaultCase } from '../faultCase.ts';
import { checkEnd } from '../oracle/checkEnd.ts';
import { copyStore, openCopy } from '../oracle/store.ts';
import type { World } from '../world.ts';

/** F31: kill -9 in each migration, an older app on a newer file, a backup of last month's restored. */
export const upgrade: FaultCase = {
  id: 'F31',
  what: 'kill -9 in each migration; file of a newer version; old backup restored',
  amount: { quick: 6, full: 50 },
  perRun: { quick: 6, full: 10 },
  async run({ open, faults, report }) {
    const world = await open();
    for (let made = 0; made < faults; made += 1) {
      const from = migrations[made % migrations.length]?.version ?? latestVersion;
      await killInMigration(world, from - 1);
      report.fault('kill');
    }
    const fault = await world.desk.start();
    report.expect(fault === null, 'failed', `does not start after migrations were killed: ${String(fault)}`);
    await world.desk.synced();
    await world.signIn();
    await olderApp(world);
    await oldBackup(world);
    // What the access log had got after the backup is gone from it, and the program says so.
    await checkEnd(world, { mayLoseLines: true });
  },
};

/** A file as the version before a migration left it, and a start that is killed while it is brought up. */
async function killInMigration(world: World, from: number): Promise<void> {
  const { desk, chance, report } = world;
  for (const ending of ['', '-wal', '-shm', '.unsent']) rmSync(desk.file + ending, { force: true });
  if (from > 0) {
    const db = openRaw(desk.file);
    migrate(db, from);
    db.close();
  }
  const after = chance.between(0, 150);
  desk.onOpening = () => void wait(after).then(() => desk.kill());
  await desk.start().catch((cause: unknown) => {
    if (!(cause instanceof DeskGone)) throw cause;
  });
  await desk.kill();
  desk.onOpening = () => undefined;
  if (!existsSync(desk.file)) return;
  const copy = copyStore(desk.file);
  const left = openRaw(copy);
  const version = Number(left.pragma('user_version', { simple: true }));
  const tables = Number(left.prepare(`SELECT count(*) FROM sqlite_schema WHERE type = 'table'`).pluck().get());
  left.close();
  rmSync(path.dirname(copy), { recursive: true, force: true });
  const isWhole = version === 0 ? tables === 0 : tables > 0;
  report.expect(version >= from && isWhole, 'failed', `half a migration: version ${version}, ${tables} tables`);
  const opened = openCopy(desk.file);
  if (!opened.ok) return report.breach('failed', `cannot be opened after a killed migration: ${opened.error.type}`);
  opened.value.close();
}

function openRaw(file: string): Database.Database {
  const db = new Database(file);
  db.pragma(`cipher='sqlcipher'`);
  db.pragma(`key="x'${KEY}'"`);
  if (!existsSync(file)) db.pragma('page_size=4096');
  return db;
}

/** A file of a newer version is refused politely, and not a byte of it is changed. */
async function olderApp({ desk, report }: World): Promise<void> {
  await desk.stop();
  const setVersion = (version: number) => {
    const db = openRaw(desk.file);
    db.pragma(`user_version=${version}`);
    db.close();
  };
  setVersion(latestVersion + 1);
  const before = readFileSync(desk.file);
  const fault = await desk.start();
  report.expect(fault === 'made-by-newer-version', 'untold', `a newer file is said to be ${String(fault)}`);
  await desk.kill();
  report.expect(readFileSync(desk.file).equals(before), 'failed', 'a newer file was changed');
  setVersion(latestVersion);
  await desk.start();
}

/** A restored store fetches what it missed, and sends nothing again that had been sent since. */
async function oldBackup(world: World): Promise<void> {
  const { desk, line } = world;
  const tasks = await world.patientsWrite(6);
  await world.arrive(tasks);
  await line.cut();
  for (const taskId of tasks.slice(0, 3)) await world.answer(taskId);
  await desk.stop();
  const backup = copyStore(desk.file);
  await desk.start();
  await line.mend();
  desk.wake();
  for (const taskId of tasks.slice(3)) await world.answer(taskId);
  await desk.until(() => desk.state?.waiting === 0);
  await desk.stop();
  for (const ending of ['-wal', '-shm']) rmSync(desk.file + ending, { force: true });
  copyFileSync(backup, desk.file);
  rmSync(path.dirname(backup), { recursive: true, force: true });
  // What was answered after the backup is at the portal; the store of the backup never knew of it.
  for (const op of world.ledger.answers.slice(-3)) op.withdrawn = world.portal.answers(op.taskId).length === 1;
  await desk.start();
}
