import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { z } from '../../../shared/lib/zod.ts';

/** 32 MB and about a tenth of a second for each guess. Stored with each secret, so that they can be raised later. */
const COST = { N: 2 ** 15, r: 8, p: 1 };
const KEY_BYTES = 32;

const stored = z.strictObject({
  N: z.int(),
  r: z.int(),
  p: z.int(),
  salt: z.hex(),
  key: z.hex().length(2 * KEY_BYTES),
});

/** What is kept instead of a PIN: scrypt with a salt of its own (RFC 7914), off the thread that asks. */
export async function secretOf(pin: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await keyOf(pin, salt, COST);
  return JSON.stringify({ ...COST, salt: salt.toString('hex'), key: key.toString('hex') });
}

/** Compared in the same time whatever differs. */
export async function isPinOf(pin: string, secret: string): Promise<boolean> {
  const { salt, key, ...cost } = stored.parse(JSON.parse(secret));
  return timingSafeEqual(await keyOf(pin, Buffer.from(salt, 'hex'), cost), Buffer.from(key, 'hex'));
}

function keyOf(pin: string, salt: Buffer, cost: typeof COST): Promise<Buffer> {
  // Node's own limit is just below what one guess takes.
  const maxmem = 256 * cost.N * cost.r;
  return new Promise((resolve, reject) => {
    scrypt(pin, salt, KEY_BYTES, { ...cost, maxmem }, (fault, key) => (fault === null ? resolve(key) : reject(fault)));
  });
}
