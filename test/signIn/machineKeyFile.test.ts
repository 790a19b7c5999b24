import { createCipheriv, createDecipheriv, createPrivateKey, randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { calculateJwkThumbprint, importJWK, jwtVerify, SignJWT } from 'jose';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newPassphraseSeal } from '../../electron/main/keys/passphraseSeal.ts';
import { MachineKeyFile, publicJwk } from '../../electron/main/machineKeyFile.ts';
import { MachineFile, type Seal } from '../../electron/main/trust/machineFile.ts';

// The key that a machine makes for itself, and the file that it is kept in.

const secret = randomBytes(32);
const iv = randomBytes(12);
/** As a key store does it: what comes out is not what went in, and a change is noticed. */
const seal: Seal = {
  seal: (text) => {
    const cipher = createCipheriv('aes-256-gcm', secret, iv);
    const hidden = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([cipher.getAuthTag(), hidden]);
  },
  open: (sealed) => {
    try {
      const decipher = createDecipheriv('aes-256-gcm', secret, iv).setAuthTag(sealed.subarray(0, 16));
      return Buffer.concat([decipher.update(sealed.subarray(16)), decipher.final()]).toString('utf8');
    } catch {
      return null;
    }
  },
};

let folder: string;
beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'legekontor-key-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const NOW = new Date('2027-03-22T09:00:00Z');
const LATER = new Date('2027-04-01T09:00:00Z');
const place = () => path.join(folder, 'machine-key');
const open = (now = NOW, by: Seal = seal) => new MachineKeyFile(new MachineFile(place(), by), now);
/** The public part of the key in use. */
function shown({ keys }: MachineKeyFile): Record<string, string> {
  if (keys === null) throw new Error('no key');
  return JSON.parse(publicJwk(keys.current)) as Record<string, string>;
}
const kids = ({ keys }: MachineKeyFile) => [keys?.current.kid, keys?.next?.kid];

describe('the first key', () => {
  test('is made at once, signs as ES256 wants it, and is called by its thumbprint', async () => {
    const file = open();
    const jwk = file.keys?.current.jwk;
    if (jwk === undefined) throw new Error('no key');
    const privateKey = createPrivateKey({ key: jwk, format: 'jwk' });
    const signed = await new SignJWT({ sub: 'machine' }).setProtectedHeader({ alg: 'ES256' }).sign(privateKey);
    const known = shown(file);
    expect((await jwtVerify(signed, await importJWK(known, 'ES256'))).payload.sub).toBe('machine');
    expect(known['kid']).toBe(await calculateJwkThumbprint(known));
    expect(file.keys?.current.madeAt).toBe('2027-03-22T09:00:00.000Z');
  });

  test('is the same at the next start', () => {
    expect(kids(open(LATER))).toEqual(kids(open()));
  });

  test('never stands in the open: not in the file, not in what is shown', () => {
    const file = open();
    const d = file.keys?.current.jwk['d'];
    expect(typeof d).toBe('string');
    expect(readFileSync(place(), 'latin1')).not.toContain(String(d));
    expect(readFileSync(place(), 'latin1')).not.toContain('"kid"');
    expect(shown(file)).toEqual({
      kty: 'EC',
      crv: 'P-256',
      x: expect.any(String) as string,
      y: expect.any(String) as string,
      alg: 'ES256',
      use: 'sig',
      kid: file.keys?.current.kid,
    });
  });
});

describe('a change of key', () => {
  test('the new one waits beside the old, also after a restart, until the portal takes it', () => {
    const file = open();
    const [old] = kids(file);
    expect(file.rotate(LATER)).toBe(true);
    const [current, next] = kids(file);
    expect(current).toBe(old);
    expect(next).not.toBe(old);
    expect(kids(open())).toEqual([old, next]);
    expect(file.accepted('another')).toBe(false);
    expect(kids(file)).toEqual([old, next]);
    expect(file.accepted(next ?? '')).toBe(true);
    expect(kids(file)).toEqual([next, undefined]);
    expect(kids(open())).toEqual([next, undefined]);
  });

  test('asked for twice, the one that nobody had taken is forgotten', () => {
    const file = open();
    file.rotate(LATER);
    const [old, first] = kids(file);
    file.rotate(LATER);
    const [current, second] = kids(file);
    expect([current, second === first]).toEqual([old, false]);
  });

  test('revoked: nothing of the old one is left, and the new one is nobody’s yet', () => {
    const file = open();
    file.rotate(LATER);
    const before = kids(file);
    expect(file.revoke(LATER)).toBe(true);
    const [current, next] = kids(file);
    expect(before).not.toContain(current);
    expect(next).toBeUndefined();
    expect(kids(open())).toEqual([current, undefined]);
    expect(readdirSync(folder)).toEqual(['machine-key']);
  });
});

describe('a power cut', () => {
  test('while the file is written leaves what stood there', () => {
    const before = kids(open());
    writeFileSync(`${place()}.new`, 'half a ke');
    expect(kids(open())).toEqual(before);
    expect(open().rotate(LATER)).toBe(true);
  });

  test.each<[string, (file: MachineKeyFile) => boolean]>([
    ['a new key', (file) => file.rotate(LATER)],
    ['the new key taken into use', (file) => file.accepted(kids(file)[1] ?? '')],
    ['a revoked key', (file) => file.revoke(LATER)],
  ])('or a full disk: %s is not half there, and it is said', (_what, change) => {
    const file = open();
    file.rotate(LATER);
    const before = kids(file);
    const broken: Seal = {
      ...seal,
      seal: () => {
        throw new Error('the key store is locked');
      },
    };
    const same = open(LATER, broken);
    expect(change(same)).toBe(false);
    expect(kids(same)).toEqual(before);
    expect(kids(open())).toEqual(before);
  });
});

describe('a file that is no use', () => {
  test.each<[string, Buffer]>([
    ['empty', Buffer.alloc(0)],
    ['of another key store', randomBytes(200)],
    ['something else', seal.seal('{"current":null}')],
  ])('%s: it is left as it is, and a revoked key begins anew', (_what, content) => {
    writeFileSync(place(), content);
    const file = open();
    expect([file.keys, file.lost]).toEqual([null, 'unreadable']);
    expect(readFileSync(place())).toEqual(content);
    expect(file.revoke(LATER)).toBe(true);
    expect(kids(open())).toEqual(kids(file));
  });

  test('it opens and closes by a passphrase as by a key store', async () => {
    const bySeal = await newPassphraseSeal('fire hester i fjæra');
    const file = open(NOW, bySeal);
    expect(kids(open(LATER, bySeal))).toEqual(kids(file));
    expect(readFileSync(place(), 'utf8')).not.toContain('kty');
  });

  test('where nothing can be kept there is no key, and it is said', () => {
    const broken: Seal = {
      open: seal.open,
      seal: () => {
        throw new Error('no key store');
      },
    };
    const file = open(NOW, broken);
    expect([file.keys, file.lost, file.rotate(LATER), file.revoke(LATER)]).toEqual([null, 'not-saved', false, false]);
  });
});
