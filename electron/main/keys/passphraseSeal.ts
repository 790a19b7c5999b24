import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';
import { z } from '../../../shared/lib/zod.ts';
import type { KeySeal } from './keySeal.ts';

const NONCE = 12;
const TAG = 16;
const SALT = 16;
const KEY = 32;

/** What scrypt was told, kept beside what it protects, so that a later version may ask more of it. */
const parameters = z.strictObject({
  N: z.union([2 ** 15, 2 ** 16, 2 ** 17, 2 ** 18, 2 ** 19, 2 ** 20].map((each) => z.literal(each))),
  r: z.literal(8),
  p: z.literal(1),
  salt: z.base64(),
});
type Parameters = z.infer<typeof parameters>;

const sealed = z.strictObject({
  type: z.literal('passphrase'),
  version: z.literal(1),
  scrypt: parameters,
  key: z.base64(),
});

/** About a third of a second and 128 MB for each guess, on the machine as on an attacker's. */
const TODAY = { N: 2 ** 17, r: 8, p: 1 } as const;

/** Whether a key file is closed with a passphrase. Those of the operating system's key store never begin like this. */
export function isUnderPassphrase(content: Buffer): boolean {
  return content.subarray(0, 1).toString('latin1') === '{';
}

/** A seal by a new passphrase, with a salt of its own. */
export function newPassphraseSeal(passphrase: string): Promise<KeySeal> {
  return sealBy(passphrase, { ...TODAY, salt: randomBytes(SALT).toString('base64') });
}

/**
 * The seal that closed a file, for someone who knows the passphrase; null when the file is not one of ours. Whether the
 * passphrase is right shows when it is opened: the content carries its own proof.
 */
export async function passphraseSealOf(content: Buffer, passphrase: string): Promise<KeySeal | null> {
  const file = read(content);
  return file === null ? null : sealBy(passphrase, file.scrypt);
}

function read(content: Buffer): z.infer<typeof sealed> | null {
  try {
    return sealed.parse(JSON.parse(content.toString('utf8')));
  } catch {
    return null;
  }
}

async function sealBy(passphrase: string, scryptParameters: Parameters): Promise<KeySeal> {
  const secret = await stretched(passphrase, scryptParameters);
  // What the parameters say is part of what is proved.
  const said = Buffer.from(JSON.stringify(scryptParameters));
  return {
    way: 'passphrase',
    seal: (key) => {
      const nonce = randomBytes(NONCE);
      const cipher = createCipheriv('aes-256-gcm', secret, nonce).setAAD(said);
      const text = Buffer.concat([cipher.update(key, 'utf8'), cipher.final()]);
      const content = Buffer.concat([nonce, cipher.getAuthTag(), text]).toString('base64');
      return Buffer.from(
        `${JSON.stringify({ type: 'passphrase', version: 1, scrypt: scryptParameters, key: content }, null, 2)}\n`,
      );
    },
    open: (content) => {
      const bytes = Buffer.from(read(content)?.key ?? '', 'base64');
      if (bytes.length < NONCE + TAG) return null;
      try {
        const decipher = createDecipheriv('aes-256-gcm', secret, bytes.subarray(0, NONCE)).setAAD(said);
        decipher.setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
        return Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()]).toString('utf8');
      } catch {
        return null;
      }
    },
  };
}

/** Beside the event loop, which goes on meanwhile. An å is the same however the keyboard put it together. */
function stretched(passphrase: string, { N, r, p, salt }: Parameters): Promise<Buffer> {
  const options = { N, r, p, maxmem: 256 * N * r };
  return new Promise((resolve, reject) => {
    scrypt(passphrase.normalize('NFKC'), Buffer.from(salt, 'base64'), KEY, options, (cause, secret) =>
      cause === null ? resolve(secret) : reject(cause),
    );
  });
}
