import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { anchorNow, type Anchor, type Witness } from '../../electron/engine/db/logAnchor.ts';
import { logHead, NO_LINE } from '../../electron/engine/db/accessLogStore.ts';
import type { Db } from '../../electron/engine/db/open.ts';
import { journalFile, openStore } from '../../electron/engine/db/openStore.ts';
import { secretOf } from '../../electron/engine/db/pinSecret.ts';
import { choosePin, countAttempt, readPin, recordFullSignIn } from '../../electron/engine/db/pinStore.ts';
import { findStaff } from '../../electron/engine/db/staff.ts';
import { verifyStep } from '../../electron/engine/db/verifyLog.ts';
import { LIEN } from '../fhir/resources.ts';
import { aFile, KEY } from './aDatabase.ts';
import { ask, NOW, pullTheSurgery } from './aSurgery.ts';

// What the machine's sealed file remembers, when database and second file are taken away or put back together.

let file: string;
let db: Db;
beforeEach(() => {
  file = aFile();
  start({ anchor: null, setAside: false });
  pullTheSurgery(db);
});
afterEach(() => stop());

function start(witness?: Witness): void {
  const opened = openStore(file, KEY, () => NOW, witness);
  if (!opened.ok) throw new Error(opened.error);
  db = opened.value;
}

/** Ends the app; gives what the sealed file remembers. */
function stop(): Anchor {
  if (!db.open) return { ...anchorOf(NO_LINE), pins: {} };
  const anchor = anchorNow(db, NOW);
  db.close();
  return anchor;
}

const anchorOf = ({ seq, hash }: typeof NO_LINE): Anchor => ({ seq, hash: hash.toString('hex'), at: NOW, pins: {} });
const files = () => [file, `${file}-wal`, `${file}-shm`, journalFile(file)];
const signIn = (times: number) => {
  for (let at = 0; at < times; at += 1) ask(db, 'signIn', { practitionerId: LIEN }, null, NOW + at);
};
const lines = () => db.prepare('SELECT act, role, reason FROM access_log ORDER BY seq').all();
const broken = () => verifyStep(db, NO_LINE, 1_000).broken;

function copied(): () => void {
  const kept = files()
    .filter((one) => existsSync(one))
    .map((one) => [one, readFileSync(one)] as const);
  return () => {
    for (const one of files()) rmSync(one, { force: true });
    for (const [one, content] of kept) writeFileSync(one, content);
  };
}

describe('the end of the log', () => {
  test('as it was: a start adds nothing', () => {
    signIn(3);
    const anchor = stop();
    start({ anchor, setAside: false });
    expect([lines().length, broken()]).toEqual([3, null]);
  });

  test('database and second file put back together, both older: said in the log, and found by every check', () => {
    signIn(2);
    const before = stop();
    const restore = copied();
    start({ anchor: before, setAside: false });
    signIn(3);
    const anchor = stop();
    restore();
    start({ anchor, setAside: false });
    expect(lines().at(-1)).toMatchObject({
      act: 'logCutShort',
      role: 'system',
      reason: expect.stringMatching(/^#2 < #5 /u) as string,
    });
    expect(broken()).toMatchObject({ seq: 3, fault: 'cut-short' });
    // Said once: the next start knows it.
    const next = stop();
    start({ anchor: next, setAside: false });
    expect(lines()).toHaveLength(3);
  });

  test('both taken away: the new log begins by saying that the old one is gone', () => {
    signIn(3);
    const anchor = stop();
    for (const one of files()) rmSync(one, { force: true });
    start({ anchor, setAside: false });
    expect(lines()).toEqual([{ act: 'logCutShort', role: 'system', reason: `#0 < #3 ${anchor.hash}` }]);
    expect(broken()).toMatchObject({ seq: 1, fault: 'cut-short' });
  });

  test('the database alone: the second file is no excuse', () => {
    signIn(3);
    const anchor = stop();
    for (const one of files().slice(0, 3)) rmSync(one, { force: true });
    start({ anchor, setAside: false });
    expect(lines()).toMatchObject([{ act: 'logCutShort' }]);
  });

  test('set aside by the program itself as damaged, it begins by saying that, and is whole', () => {
    signIn(3);
    const anchor = stop();
    for (const one of files()) rmSync(one, { force: true });
    start({ anchor, setAside: true });
    expect(lines()).toEqual([{ act: 'newLog', role: 'system', reason: `#3 ${anchor.hash}` }]);
    expect(broken()).toBeNull();
  });

  test('with the sealed file taken away: nobody knows, and that is said', () => {
    signIn(3);
    const anchor = stop();
    start({ anchor, setAside: false });
    stop();
    start({ anchor: null, setAside: false });
    expect(lines().at(-1)).toMatchObject({ act: 'logUnwitnessed', reason: '#3' });
    expect(broken()).toMatchObject({ seq: 4, fault: 'unwitnessed' });
  });
});

const num = () => findStaff(db, LIEN)?.num ?? -1;
const failures = () => readPin(db, num())?.failures;

async function afterNineWrong(): Promise<{ restore: () => void; anchor: Anchor }> {
  recordFullSignIn(db, num(), NOW);
  choosePin(db, num(), await secretOf('482915'));
  stop();
  const restore = copied();
  start({ anchor: null, setAside: false });
  for (let tried = 1; tried <= 9; tried += 1) countAttempt(db, num(), NOW + tried);
  return { restore, anchor: stop() };
}

describe('wrong PINs', () => {
  test('that were tried stay tried when the files are put back as they were before', async () => {
    const { restore, anchor } = await afterNineWrong();
    expect(anchor.pins).toEqual({ [LIEN]: { failures: 9, tried: NOW + 9 } });
    restore();
    start({ anchor, setAside: false });
    expect(failures()).toBe(9);
  });

  test('are forgotten by a full sign-in since', async () => {
    const { anchor } = await afterNineWrong();
    start({ anchor, setAside: false });
    recordFullSignIn(db, num(), NOW + 10);
    stop();
    start({ anchor, setAside: false });
    expect(failures()).toBe(0);
  });

  test.each(['the sealed file is taken away', 'the files are older than what it remembers'])(
    'when %s, nobody knows how many there were: no PIN counts before a full sign-in',
    async (what) => {
      const { restore, anchor } = await afterNineWrong();
      start({ anchor, setAside: false });
      signIn(1);
      const later = stop();
      const isGone = what === 'the sealed file is taken away';
      if (!isGone) restore();
      start({ anchor: isGone ? null : { ...later, pins: {} }, setAside: false });
      expect(readPin(db, num())?.secret).toBeNull();
    },
  );

  test('never become fewer than the file itself knows', async () => {
    const { anchor } = await afterNineWrong();
    start({ anchor: { ...anchor, pins: { [LIEN]: { failures: 2, tried: NOW + 2 } } }, setAside: false });
    expect(failures()).toBe(9);
  });
});

test('what is kept holds no name and no text', () => {
  signIn(1);
  expect(Object.keys(anchorNow(db, NOW))).toEqual(['seq', 'hash', 'at', 'pins']);
  expect(anchorNow(db, NOW).seq).toBe(logHead(db).seq);
});
