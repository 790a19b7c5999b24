import { fork, spawnSync, type ChildProcess } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase, type Db } from '../../electron/engine/db/open.ts';
import { openStore } from '../../electron/engine/db/openStore.ts';
import { contentOf } from '../db/aDatabase.ts';
import { ask, pulled, pullTheSurgery } from '../db/aSurgery.ts';
import { Disk, whyNoDisk } from '../faults/disk/disk.ts';
import { PowerCut } from '../faults/disk/powerCut.ts';
import { aCommunication, LIEN, MATTER } from '../fhir/resources.ts';
import { Chance } from '../portal/surgery/random.ts';
import { keysIn, pairOf } from './aKeyFolder.ts';

const POINTS = 20;
const SIDE_BY_SIDE = 4;
const SEED = 20_261_121;

let folder: string;
let key: string;
let content: Record<string, string>;

// A surgery of some megabytes with an answer that waits for the network and a draft.
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'legekontor-rotation-'));
  ({ key } = pairOf(keysIn(folder)));
  const store = openStore(fileIn(folder), key);
  if (!store.ok) throw new Error(store.error);
  const db = store.value;
  pullTheSurgery(db);
  for (let i = 0; i < 200; i += 1)
    pulled(db, [
      aCommunication({ id: `much-${i}`, payload: [{ contentString: 'Kan jeg ta to om dagen? '.repeat(300) }] }),
    ]);
  ask(db, 'saveDraft', { taskId: MATTER, text: 'Husk å spørre om allergi.' }, LIEN);
  ask(db, 'answerEConsultation', { taskId: MATTER, text: 'Ta én om dagen.' }, LIEN);
  content = lastingIn(db);
  db.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Everything but what every start notes anew: how far the access log has been checked. */
function lastingIn(db: Db): Record<string, string> {
  const { setting: _, ...lasting } = contentOf(db);
  return lasting;
}

const fileIn = (where: string) => path.join(where, 'legekontor.db');

function copyOfTheSurgery(): string {
  const copy = mkdtempSync(path.join(tmpdir(), 'legekontor-rotation-'));
  cpSync(folder, copy, { recursive: true });
  return copy;
}

/** Which keys open the files as they lie, on a copy so that looking changes nothing. */
function opensWith(where: string, keys: readonly (string | null)[]): (string | null)[] {
  return keys.filter((each) => {
    if (each === null) return false;
    const copy = mkdtempSync(path.join(tmpdir(), 'legekontor-rotation-look-'));
    try {
      for (const name of readdirSync(where))
        if (!name.endsWith('-shm')) cpSync(path.join(where, name), path.join(copy, name));
      const result = openDatabase({ file: fileIn(copy), key: each, role: 'writer' });
      if (!result.ok) return false;
      expect(lastingIn(result.value)).toEqual(content);
      result.value.close();
      return true;
    } finally {
      rmSync(copy, { recursive: true, force: true });
    }
  });
}

/** The app's main process with its engine. */
class Host {
  readonly #child: ChildProcess;
  readonly ready: Promise<unknown>;
  readonly gone: Promise<void>;

  constructor(where: string, env: Readonly<Record<string, string>> = {}) {
    this.#child = fork(path.join(import.meta.dirname, 'rotationHost.ts'), [where], {
      execArgv: [],
      // Most of a start would be reading the same sources once more.
      env: { ...process.env, NODE_COMPILE_CACHE: path.join(tmpdir(), 'legekontor-test-cache'), ...env },
    });
    this.gone = new Promise((resolve) => this.#child.once('exit', () => resolve()));
    this.ready = this.#heard('ready').then((message) => message.fault);
  }

  #heard(type: string): Promise<Record<string, unknown>> {
    return new Promise((resolve, reject) => {
      this.#child.on('message', (message: Record<string, unknown>) => {
        if (message['type'] === type) resolve(message);
      });
      this.#child.once('exit', () => reject(new Error('gone')));
    });
  }

  async rotate(): Promise<unknown> {
    const rotated = this.#heard('rotated');
    this.#child.send('rotate');
    return (await rotated)['reply'];
  }

  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.gone;
  }

  async end(): Promise<void> {
    this.#child.disconnect();
    await this.gone;
  }
}

/** What the next start makes of the files: exactly one key opens them, the app has found it, and nothing is lost. */
async function startsAgain(where: string, when: string): Promise<'key' | 'nextKey'> {
  const pair = pairOf(keysIn(where));
  const fitting = opensWith(where, [pair.key, pair.nextKey]);
  expect(fitting, `${when}: exactly one key`).toHaveLength(1);
  const host = new Host(where);
  expect(await host.ready, when).toBeNull();
  await host.kill();
  const after = pairOf(keysIn(where));
  expect([after.key, after.nextKey], when).toEqual([fitting[0], null]);
  expect(opensWith(where, [after.key]), when).toHaveLength(1);
  expect(
    readdirSync(where).filter((name) => name.includes('.next') || name.includes('damaged')),
    when,
  ).toEqual([]);
  return fitting[0] === key ? 'key' : 'nextKey';
}

test('a change of key lets go of the old one, and both threads go on with the new', async () => {
  const where = copyOfTheSurgery();
  const host = new Host(where);
  expect(await host.ready).toBeNull();
  expect(await host.rotate()).toEqual({ ok: true, value: null });
  const after = pairOf(keysIn(where));
  expect(after.key).not.toBe(key);
  // And once more, since the threads are others now.
  expect(await host.rotate()).toEqual({ ok: true, value: null });
  // Not killed: what it has read of our sources is kept for the next when it ends by itself.
  await host.end();
  const last = pairOf(keysIn(where));
  expect(opensWith(where, [key, after.key, last.key])).toEqual([last.key]);
  rmSync(where, { recursive: true });
});

test(`killed at ${POINTS} random points: always readable with exactly one of the keys, and the app knows which`, async () => {
  const chance = new Chance(SEED);
  const timed = copyOfTheSurgery();
  const first = new Host(timed);
  await first.ready;
  const begin = performance.now();
  await first.rotate();
  const takes = performance.now() - begin;
  await first.kill();
  rmSync(timed, { recursive: true });

  const points = Array.from({ length: POINTS }, () => chance.between(0, Math.ceil(takes)));
  const kill = async (after: number, point: number) => {
    const where = copyOfTheSurgery();
    const host = new Host(where);
    expect(await host.ready).toBeNull();
    const rotation = host.rotate().catch(() => undefined);
    await wait(after);
    await host.kill();
    await rotation;
    await startsAgain(where, `killed, point ${point}`);
    rmSync(where, { recursive: true });
  };
  for (let point = 0; point < POINTS; point += SIDE_BY_SIDE)
    await Promise.all(points.slice(point, point + SIDE_BY_SIDE).map((after, place) => kill(after, point + place)));
});

describe.runIf(whyNoDisk() === null)('the power goes', () => {
  test(`at ${POINTS} random points: as after a kill`, async () => {
    const chance = new Chance(SEED);
    const where = mkdtempSync(path.join(tmpdir(), 'legekontor-rotation-'));
    const disk = new Disk(where);
    // Everything of the surgery is written under the eyes of the recorder.
    const copying = `import { readFileSync, openSync, writeSync, fsyncSync } from 'node:fs';
      for (const name of ${JSON.stringify(readdirSync(folder))}) {
        const handle = openSync(${JSON.stringify(`${where}/`)} + name, 'w');
        writeSync(handle, readFileSync(${JSON.stringify(`${folder}/`)} + name));
        fsyncSync(handle);
      }`;
    spawnSync(process.execPath, ['--input-type=module', '-e', copying], { env: { ...process.env, ...disk.env } });
    const host = new Host(where, disk.env);
    expect(await host.ready).toBeNull();
    const from = disk.recorded;
    expect(await host.rotate()).toEqual({ ok: true, value: null });
    const to = disk.recorded;
    await host.kill();

    const cut = new PowerCut(disk.record);
    // Half of them where one file takes another's place.
    const turns = cut.turns().filter((place) => place >= from && place <= to);
    const moments = Array.from({ length: POINTS }, (_each, point) =>
      point % 2 === 0 ? chance.between(from, to) : (turns[(point * 7) % turns.length] ?? to),
    ).toSorted((a, b) => a - b);
    const found: string[] = [];
    for (const [point, moment] of moments.entries()) {
      cut.replayTo(moment);
      const left = mkdtempSync(path.join(tmpdir(), 'legekontor-rotation-'));
      cut.leave(left, chance, !turns.includes(moment) || chance.happens(0.5));
      found.push(await startsAgain(left, `power cut ${point}`));
      rmSync(left, { recursive: true });
    }
    disk.dispose();
    rmSync(where, { recursive: true });
    expect(new Set(found).size, 'before and after the file changes its key').toBe(2);
  });
});
