import { existsSync, renameSync, rmSync, writeFileSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { logHead, NO_LINE } from '../../electron/engine/db/accessLogStore.ts';
import { LogCheck } from '../../electron/engine/db/logCheck.ts';
import { readLogChecked, saveLogChecked } from '../../electron/engine/db/logCheckStore.ts';
import type { Db } from '../../electron/engine/db/open.ts';
import { journalFile, openStore } from '../../electron/engine/db/openStore.ts';
import { verifyStep } from '../../electron/engine/db/verifyLog.ts';
import { LIEN } from '../fhir/resources.ts';
import { aFile, KEY, openedBare } from './aDatabase.ts';
import { ask, NOW, pullTheSurgery } from './aSurgery.ts';

const WEEK = 7 * 24 * 3_600_000;

let file: string;
let db: Db;
let check: LogCheck | null;
beforeEach(() => {
  file = aFile();
  start();
  pullTheSurgery(db);
});
afterEach(() => stop());

function start(): void {
  const opened = openStore(file, KEY, () => NOW);
  if (!opened.ok) throw new Error(opened.error);
  db = opened.value;
  check = null;
}

function stop(): void {
  check?.stop();
  if (db.open) db.close();
}

const signIn = (times: number) => {
  for (let at = 0; at < times; at += 1) ask(db, 'signIn', { practitionerId: LIEN }, null, NOW + at);
};
const linesOf = () => db.prepare('SELECT act, role, reason FROM access_log ORDER BY seq').all();

/** Starts the check and waits until it has come to its end. */
async function checked(now = NOW, asWhole = false) {
  check?.stop();
  let steps = 0;
  await new Promise<void>((resolve) => {
    check = new LogCheck({
      db,
      now: () => now,
      onChanged: resolve,
      onBroken: (cause) => {
        throw cause;
      },
    });
    if (asWhole) saveLogChecked(db, { ...readLogChecked(db), asked: 'whole' });
    check.start();
    const turn = setInterval(() => (steps += 1), 0);
    void Promise.resolve().then(() => setTimeout(() => clearInterval(turn), 1_000).unref());
  });
  return { ...readLogChecked(db), steps };
}

function tamper(sql: string): void {
  const bare = openedBare(file);
  for (const trigger of ['unchanged', 'kept', 'appended']) bare.exec(`DROP TRIGGER IF EXISTS access_log_${trigger}`);
  bare.exec(sql);
  bare.close();
}

describe('the check', () => {
  test('of a whole log finds nothing, and remembers how far it came', async () => {
    signIn(600);
    const known = await checked();
    expect(known).toMatchObject({ broken: null, checkedAt: NOW, wholeAt: NOW, asked: null, through: { seq: 600 } });
    // Others had their turn in between.
    expect(known.steps).toBeGreaterThan(1);
  });

  test('at the next start goes on from there', async () => {
    signIn(3);
    await checked();
    signIn(2);
    // What it does not look at again, it cannot find: the next whole check does.
    tamper("UPDATE access_log SET name = 'x' WHERE seq = 2");
    expect(await checked(NOW + 1)).toMatchObject({ broken: null, through: { seq: 5 }, wholeAt: NOW });
    expect(await checked(NOW + 2, true)).toMatchObject({ broken: { seq: 2, fault: 'changed' }, wholeAt: NOW + 2 });
  });

  test('goes through the whole log once a week by itself', async () => {
    signIn(3);
    await checked();
    tamper("UPDATE access_log SET name = 'x' WHERE seq = 2");
    expect((await checked(NOW + WEEK)).broken).toBeNull();
    expect((await checked(NOW + WEEK + 1)).broken).toMatchObject({ seq: 2 });
  });

  test('tells of a broken line at every start, as long as it is broken, and goes on appending', async () => {
    signIn(3);
    tamper("UPDATE access_log SET name = 'x' WHERE seq = 2");
    expect((await checked()).broken).toEqual({ seq: 2, at: NOW + 1, fault: 'changed' });
    stop();
    start();
    signIn(1);
    expect(readLogChecked(db).broken).toMatchObject({ seq: 2 });
    expect((await checked(NOW + 5)).broken).toMatchObject({ seq: 2 });
    expect(logHead(db).seq).toBe(4);
  });

  test('of a store that has forgotten how far it came begins at the first line', async () => {
    signIn(3);
    await checked();
    tamper(
      "UPDATE access_log SET name = 'x' WHERE seq = 1; UPDATE setting SET value = '{}' WHERE name = 'accessLogCheck'",
    );
    expect((await checked()).broken).toMatchObject({ seq: 1 });
  });
});

describe('the end of the log', () => {
  test('as it was: a start adds nothing', () => {
    signIn(3);
    stop();
    start();
    expect(linesOf()).toHaveLength(3);
  });

  test.each([
    ['the last line', 'DELETE FROM access_log WHERE seq = 3', '#2 < #3'],
    ['all lines', 'DELETE FROM access_log', '#0 < #3'],
  ])('cut off (%s): said in the log, found by the check for ever after, and said once', async (_what, sql, reason) => {
    signIn(3);
    stop();
    tamper(sql);
    start();
    expect(linesOf().at(-1)).toMatchObject({
      act: 'logCutShort',
      role: 'system',
      reason: expect.stringContaining(reason) as string,
    });
    const count = linesOf().length;
    expect((await checked()).broken).toMatchObject({ seq: count, fault: 'cut-short' });
    stop();
    start();
    signIn(1);
    expect(linesOf()).toHaveLength(count + 1);
    expect((await checked(NOW + 9, true)).broken).toMatchObject({ seq: count, fault: 'cut-short' });
  });

  test('another line in the place of the last', () => {
    signIn(3);
    stop();
    tamper('UPDATE access_log SET hash = zeroblob(32) WHERE seq = 3');
    start();
    expect(linesOf().at(-1)).toMatchObject({ act: 'logCutShort' });
  });

  test('an older copy of the whole file put back', () => {
    signIn(2);
    stop();
    const older = readFileSync(file);
    start();
    signIn(3);
    stop();
    writeFileSync(file, older);
    start();
    expect(linesOf().at(-1)).toMatchObject({
      act: 'logCutShort',
      reason: expect.stringContaining('#2 < #5') as string,
    });
  });

  test('a file that is new, because the damaged one was set aside, begins its log by saying so', () => {
    signIn(3);
    const end = logHead(db);
    stop();
    renameSync(file, `${file}.damaged`);
    for (const ending of ['-wal', '-shm']) rmSync(file + ending, { force: true });
    start();
    expect(linesOf()).toEqual([{ act: 'newLog', role: 'system', reason: `#3 ${end.hash.toString('hex')}` }]);
    expect(verifyStep(db, NO_LINE, 10)).toMatchObject({ broken: null, through: { seq: 1 } });
  });

  test('killed before the second file was made anew: said once all the same', () => {
    signIn(3);
    stop();
    const remembered = readFileSync(journalFile(file));
    renameSync(file, `${file}.damaged`);
    start();
    stop();
    writeFileSync(journalFile(file), remembered);
    start();
    expect(linesOf()).toHaveLength(1);
  });

  test('without the second file nothing can be known, and nothing is said', () => {
    signIn(3);
    stop();
    tamper('DELETE FROM access_log WHERE seq = 3');
    rmSync(journalFile(file));
    start();
    expect(linesOf()).toHaveLength(2);
    expect(existsSync(journalFile(file))).toBe(true);
  });
});

test('a disk that takes nothing more stops no start: the check waits for the next one', () => {
  const broken: unknown[] = [];
  db.pragma('query_only=ON');
  check = new LogCheck({ db, now: () => NOW, onChanged: () => undefined, onBroken: (cause) => broken.push(cause) });
  expect(() => check?.start()).not.toThrow();
  expect(broken).toHaveLength(1);
});
