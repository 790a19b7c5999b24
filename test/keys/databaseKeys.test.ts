import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { isUnderPassphrase, newPassphraseSeal, passphraseSealOf } from '../../electron/main/keys/passphraseSeal.ts';
import { aFolder, bytesOf } from '../db/aDatabase.ts';
import { aKeyStore, keysIn, pairOf } from './aKeyFolder.ts';

const KEY = 'ab'.repeat(32);
const WORDS = 'fire hester i fjæra';
const keyFile = (folder: string) => path.join(folder, 'database-key');

describe('where the machine has a key store', () => {
  test('a new surgery gets 32 random bytes of its own, which the next start finds again', () => {
    const [one, other] = [aFolder(), aFolder()];
    const { key } = pairOf(keysIn(one));
    expect(key).toMatch(/^[0-9a-f]{64}$/u);
    expect(pairOf(keysIn(one))).toEqual({ key, nextKey: null });
    expect(pairOf(keysIn(other)).key).not.toBe(key);
    expect(readdirSync(one)).toEqual(['database-key']);
  });

  test.runIf(process.platform !== 'win32')('only the user of the machine may read the file', () => {
    const folder = aFolder();
    keysIn(folder);
    expect(statSync(keyFile(folder)).mode & 0o777).toBe(0o600);
  });

  test('a database without its key gets no new one: what is there is never replaced', () => {
    const folder = aFolder();
    writeFileSync(path.join(folder, 'legekontor.db'), 'the surgery');
    expect(keysIn(folder).now).toEqual({ type: 'fault', reason: 'key-missing' });
    expect(keysIn(folder, null).now).toEqual({ type: 'fault', reason: 'key-missing' });
    expect(readdirSync(folder)).toEqual(['legekontor.db']);
  });

  test.each([
    ['of another user', 'store of kari: ' + KEY],
    ['that is no key', 'store of ingrid: letmein'],
    ['of nothing', ''],
    ['of half a key', `store of ingrid: ${KEY.slice(0, 40)}`],
  ])('a key file %s is said to be unusable, and left as it is', (_what, content) => {
    const folder = aFolder();
    writeFileSync(keyFile(folder), content);
    const before = bytesOf(folder);
    expect(keysIn(folder).now).toEqual({ type: 'fault', reason: 'key-missing' });
    expect(bytesOf(folder)).toEqual(before);
  });

  test('a key that lies in a key store which is gone waits for it', () => {
    const folder = aFolder();
    keysIn(folder);
    expect(keysIn(folder, null).now).toEqual({ type: 'fault', reason: 'no-key-store' });
    expect(keysIn(folder).now).toMatchObject({ type: 'open', seal: { way: 'os-store' } });
  });
});

describe('where it has none', () => {
  test('a passphrase is chosen once, then asked for at each start; the key is the same', async () => {
    const folder = aFolder();
    const first = keysIn(folder, null);
    expect(first.now).toEqual({ type: 'choose-passphrase' });
    expect(readdirSync(folder)).toEqual([]);
    await first.choose(WORDS);
    expect(first.now).toMatchObject({ type: 'open', seal: { way: 'passphrase' } });

    const second = keysIn(folder, null);
    expect(second.now).toEqual({ type: 'ask-passphrase' });
    const before = bytesOf(folder);
    expect(await second.give('fire hester i fjære')).toBe(false);
    expect(second.now).toEqual({ type: 'ask-passphrase' });
    expect(bytesOf(folder)).toEqual(before);
    expect(await second.give(WORDS)).toBe(true);
    expect(pairOf(second)).toEqual(pairOf(first));
  });

  test('a key store that has come since is no reason to stop asking', async () => {
    const folder = aFolder();
    await keysIn(folder, null).choose(WORDS);
    expect(keysIn(folder, aKeyStore()).now).toEqual({ type: 'ask-passphrase' });
  });

  test('neither key nor passphrase stands in the file, and what scrypt was told does', async () => {
    const folder = aFolder();
    const keys = keysIn(folder, null);
    await keys.choose(WORDS);
    const text = readFileSync(keyFile(folder), 'utf8');
    const { key } = pairOf(keys);
    for (const secret of [key, WORDS, Buffer.from(key, 'hex').toString('base64')]) expect(text).not.toContain(secret);
    expect(JSON.parse(text)).toMatchObject({ type: 'passphrase', scrypt: { N: 131_072, r: 8, p: 1 } });
  });
});

describe('the seal of a passphrase', () => {
  test('is another each time, also for the same words', async () => {
    const [one, other] = await Promise.all([newPassphraseSeal(WORDS), newPassphraseSeal(WORDS)]);
    expect(one.seal(KEY).equals(other.seal(KEY))).toBe(false);
    expect(one.seal(KEY).equals(one.seal(KEY))).toBe(false);
    expect(other.open(one.seal(KEY))).toBeNull();
  });

  test('is opened by the same words, however the keyboard put their letters together', async () => {
    const content = (await newPassphraseSeal('blåbærsyltetøy')).seal(KEY);
    const seal = await passphraseSealOf(content, 'bla\u030Abærsyltetøy');
    expect(seal?.open(content)).toBe(KEY);
  });

  test('is broken by any change to what stands in the file', async () => {
    const content = (await newPassphraseSeal(WORDS)).seal(KEY);
    expect(isUnderPassphrase(content)).toBe(true);
    const file = JSON.parse(content.toString()) as { scrypt: { N: number }; key: string };
    const changed = [
      { ...file, key: `${file.key.startsWith('A') ? 'B' : 'A'}${file.key.slice(1)}` },
      { ...file, key: file.key.slice(8) },
      { ...file, key: '' },
      { ...file, scrypt: { ...file.scrypt, N: 2 ** 15 } },
      { ...file, scrypt: { ...file.scrypt, salt: 'AAAAAAAAAAAAAAAAAAAAAA==' } },
    ].map((one) => Buffer.from(JSON.stringify(one)));
    for (const one of changed) {
      const seal = await passphraseSealOf(one, WORDS);
      expect(seal?.open(one) ?? null).toBeNull();
    }
  });

  test.each([
    ['asks more of scrypt than the machine has', { N: 2 ** 30 }],
    ['asks nothing of it', { N: 1 }],
    ['has another shape', { q: 1 }],
  ])('a file that %s is none of ours', async (_what, parameters) => {
    const content = (await newPassphraseSeal(WORDS)).seal(KEY);
    const file = JSON.parse(content.toString()) as { scrypt: object };
    const changed = Buffer.from(JSON.stringify({ ...file, scrypt: { ...file.scrypt, ...parameters } }));
    expect(await passphraseSealOf(changed, WORDS)).toBeNull();
    const folder = aFolder();
    writeFileSync(keyFile(folder), changed);
    expect(await keysIn(folder, null).give(WORDS)).toBe(false);
  });
});

describe('a change of key', () => {
  test.each(['os-store', 'passphrase'] as const)(
    'has the next one on the disk first, closed by the same %s',
    async (way) => {
      const folder = aFolder();
      const store = way === 'os-store' ? aKeyStore() : null;
      const keys = keysIn(folder, store);
      if (store === null) await keys.choose(WORDS);
      const { key } = pairOf(keys);
      const nextKey = keys.makeNext();
      expect(nextKey).not.toBe(key);

      // The power goes now.
      const after = keysIn(folder, store);
      if (store === null) await after.give(WORDS);
      expect(pairOf(after)).toEqual({ key, nextKey });
      after.settle('nextKey');
      const end = keysIn(folder, store);
      if (store === null) await end.give(WORDS);
      expect(pairOf(end)).toEqual({ key: nextKey, nextKey: null });
      expect(readdirSync(folder)).toEqual(['database-key']);
    },
  );

  test('that came to nothing leaves the old key alone', () => {
    const folder = aFolder();
    const keys = keysIn(folder);
    const { key } = pairOf(keys);
    keys.makeNext();
    keys.settle('key');
    expect(pairOf(keysIn(folder))).toEqual({ key, nextKey: null });
  });

  test('is not begun while another has not been completed: the file may be under that next key', () => {
    const folder = aFolder();
    const keys = keysIn(folder);
    const nextKey = keys.makeNext();
    expect(() => keys.makeNext()).toThrow(/has not been completed/u);
    expect(pairOf(keysIn(folder)).nextKey).toBe(nextKey);
  });

  test('keeps the next key of a file that was set aside while nobody knew which it is under', () => {
    const folder = aFolder();
    const keys = keysIn(folder);
    keys.makeNext();
    keys.keepNextOf('2026');
    keys.settle('key');
    expect(existsSync(path.join(folder, 'database-key.next.damaged-2026'))).toBe(true);
    expect(pairOf(keysIn(folder)).nextKey).toBeNull();
  });
});
