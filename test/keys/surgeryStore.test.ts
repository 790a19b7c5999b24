import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import type { EngineHost } from '../../electron/main/engineHost.ts';
import type { DatabaseKeys, KeyPair } from '../../electron/main/keys/databaseKeys.ts';
import { SurgeryStore } from '../../electron/main/keys/surgeryStore.ts';
import type { StoreFault } from '../../shared/ipc/reply.ts';
import { aFolder } from '../db/aDatabase.ts';
import { aKeyStore, keysIn, pairOf } from './aKeyFolder.ts';

const WORDS = 'fire hester i fjæra';

let now: number;
let folder: string;
let started: KeyPair[];
let opened: number;

beforeEach(async () => {
  now = Date.parse('2026-11-21T08:00:00Z');
  folder = aFolder();
  started = [];
  opened = 0;
  await keysIn(folder, null).choose(WORDS);
});

/** What the threads do is shown in rotation.test.ts; here only whether they are started. */
function start(pair: KeyPair): EngineHost {
  started.push(pair);
  return { ready: Promise.resolve(null) } as EngineHost;
}

function storeOn(keys: DatabaseKeys): SurgeryStore {
  return new SurgeryStore({ keys, start, onOpened: () => (opened += 1), now: () => now });
}

describe('a wrong passphrase', () => {
  test('opens nothing; two are free, then each has to be waited for, twice as long as the last', async () => {
    const store = storeOn(keysIn(folder, null));
    const waits: unknown[] = [];
    for (let tries = 0; tries < 6; tries += 1) {
      const reply = await store.givePassphrase({ passphrase: `wrong ${tries}` });
      expect(reply).toMatchObject({ ok: false, error: { type: 'WrongPassphrase' } });
      const seconds = reply.ok || reply.error.type !== 'WrongPassphrase' ? -1 : reply.error.seconds;
      waits.push(seconds);
      now += seconds * 1_000;
    }
    expect(waits).toEqual([0, 0, 2, 4, 8, 16]);
    expect([store.engine, started, opened]).toEqual([{ fault: 'passphrase-needed' }, [], 0]);
  });

  test('makes even the right one wait, and it is not tried before', async () => {
    const store = storeOn(keysIn(folder, null));
    for (let tries = 0; tries < 3; tries += 1) await store.givePassphrase({ passphrase: 'wrong' });
    expect(await store.givePassphrase({ passphrase: WORDS })).toEqual({
      ok: false,
      error: { type: 'PassphraseTooSoon', seconds: 2 },
    });
    now += 2_000;
    expect(await store.givePassphrase({ passphrase: WORDS })).toEqual({ ok: true, value: null });
    expect([started.length, opened]).toEqual([1, 1]);
  });

  test('sent ten times at once is tried one after the other, and waited for all the same', async () => {
    const store = storeOn(keysIn(folder, null));
    const replies = await Promise.all(Array.from({ length: 10 }, () => store.givePassphrase({ passphrase: 'wrong' })));
    const types = replies.map((reply) => (reply.ok ? 'opened' : reply.error.type));
    expect(types.filter((type) => type === 'WrongPassphrase')).toHaveLength(3);
    expect(types.filter((type) => type === 'PassphraseTooSoon')).toHaveLength(7);
  });
});

test('a passphrase that nobody asked for does nothing', async () => {
  const store = storeOn(keysIn(aFolder()));
  const refused = { ok: false, error: { type: 'NoPassphraseAsked' } };
  expect(await store.givePassphrase({ passphrase: WORDS })).toEqual(refused);
  expect(await store.choosePassphrase({ passphrase: WORDS, again: WORDS })).toEqual(refused);
  const asked = storeOn(keysIn(folder, null));
  expect(await asked.choosePassphrase({ passphrase: WORDS, again: WORDS })).toEqual(refused);
  expect(opened).toBe(0);
});

describe('a file that could not be opened', () => {
  const until = { now: 'locked' as StoreFault | null, stopped: 0 };
  function engine(): EngineHost {
    const stop = async () => void (until.stopped += 1);
    return { ready: Promise.resolve(until.now), stop } as EngineHost;
  }

  test('is tried again when somebody has put it right', async () => {
    const place = aFolder();
    const { key } = pairOf(keysIn(place));
    const store = new SurgeryStore({
      keys: keysIn(place),
      start: engine,
      onOpened: () => (opened += 1),
      now: () => now,
    });
    Object.assign(until, { now: null, stopped: 0 });
    expect(await store.reopen()).toEqual({ ok: true, value: null });
    expect([until.stopped, opened, pairOf(keysIn(place)).key]).toEqual([1, 1, key]);
    // Open now: nothing more happens.
    await store.reopen();
    expect([until.stopped, opened]).toEqual([1, 1]);
  });

  test('finds a key file that has been put back', async () => {
    const place = aFolder();
    const sealed = aKeyStore().seal('ab'.repeat(32));
    writeFileSync(path.join(place, 'legekontor.db'), 'the surgery');
    const store = storeOn(keysIn(place));
    expect(store.engine).toEqual({ fault: 'key-missing' });
    writeFileSync(path.join(place, 'database-key'), sealed);
    await store.reopen();
    expect(started).toEqual([{ key: 'ab'.repeat(32), nextKey: null }]);
  });
});

test('one that the rule refuses makes no key', async () => {
  const empty = aFolder();
  const store = storeOn(keysIn(empty, null));
  expect(await store.choosePassphrase({ passphrase: 'kort', again: 'kort' })).toMatchObject({
    error: { type: 'PassphraseTooShort' },
  });
  expect(keysIn(empty, null).now).toEqual({ type: 'choose-passphrase' });
});

test('the key is not changed of a file that cannot be used: it may be under the next key already', async () => {
  const keys = keysIn(aFolder());
  const store = new SurgeryStore({
    keys,
    start: () => ({ ready: Promise.resolve('locked') }) as EngineHost,
    onOpened: () => undefined,
    now: () => now,
  });
  expect(await store.rotate()).toEqual({ ok: false, error: { type: 'StoreUnavailable', reason: 'locked' } });
  expect(() => keys.makeNext()).not.toThrow();
});
