import { createHash, generateKeyPairSync } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { z } from '../../shared/lib/zod.ts';
import type { MachineKey, MachineKeys } from '../engine/portal/machineKeys.ts';
import { writeDurably } from '../engine/disk/durably.ts';
import type { KeySeal } from './keys/keySeal.ts';

/** What closes the surgery's own key too. `seal` throws when it cannot, `open` gives null. */
export type Seal = Pick<KeySeal, 'seal' | 'open'>;

const part = z.string().regex(/^[\w-]{43}$/u);
const key = z.strictObject({
  kid: z.string().min(1),
  madeAt: z.iso.datetime(),
  jwk: z.strictObject({
    kty: z.literal('EC'),
    crv: z.literal('P-256'),
    x: part,
    y: part,
    d: part,
    alg: z.literal('ES256'),
    use: z.literal('sig'),
    kid: z.string().min(1),
  }),
});
const kept = z.strictObject({ current: key, next: key.nullable() });

/**
 * The key that this machine proves itself with at the portal's sign-in, made here and kept sealed in a file of its own.
 * While a new one waits for the portal both stand in the file, so that a power cut at any point leaves one that is known
 * there.
 */
export class MachineKeyFile {
  readonly #file: string;
  readonly #seal: Seal;
  #keys: MachineKeys | null = null;
  #lost: 'unreadable' | 'not-saved' = 'unreadable';

  /** Opens the file, or makes the first key. A file that cannot be read is left as it is: see `lost`. */
  constructor(file: string, seal: Seal, now: Date) {
    this.#file = file;
    this.#seal = seal;
    if (!existsSync(file)) this.#save({ current: makeKey(now), next: null });
    else this.#keys = this.#read();
  }

  /** null when there is none that can be used. */
  get keys(): MachineKeys | null {
    return this.#keys;
  }

  /** Why there is none. */
  get lost(): 'unreadable' | 'not-saved' {
    return this.#lost;
  }

  /** Makes the key that is to take over; one that was waiting is forgotten. `false`: not saved, nothing has changed. */
  rotate(now: Date): boolean {
    const made = makeKey(now);
    return this.#save(
      this.#keys === null ? { current: made, next: null } : { current: this.#keys.current, next: made },
    );
  }

  /** The portal takes the new key: the old one is forgotten. */
  accepted(kid: string): boolean {
    const next = this.#keys?.next;
    return next?.kid === kid && this.#save({ current: next, next: null });
  }

  /** Forgets every key and makes one that nobody knows yet. `false`: not saved, and the old one stands. */
  revoke(now: Date): boolean {
    return this.#save({ current: makeKey(now), next: null });
  }

  #read(): MachineKeys | null {
    try {
      return kept.parse(JSON.parse(this.#seal.open(readFileSync(this.#file)) ?? ''));
    } catch {
      return null;
    }
  }

  #save(keys: MachineKeys): boolean {
    try {
      writeDurably(this.#file, this.#seal.seal(JSON.stringify(keys)));
    } catch {
      this.#lost = 'not-saved';
      return false;
    }
    this.#keys = keys;
    return true;
  }
}

/** A new ES256 key; its name is its thumbprint (RFC 7638), so that two keys never share one. */
function makeKey(now: Date): MachineKey {
  const { crv, d, x, y } = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' });
  const kid = createHash('sha256')
    .update(JSON.stringify({ crv, kty: 'EC', x, y }))
    .digest('base64url');
  return key.parse({ kid, madeAt: now.toISOString(), jwk: { kty: 'EC', crv, x, y, d, alg: 'ES256', use: 'sig', kid } });
}

/** The public part of a key, as a provider's pages want it: a JWK in JSON. */
export function publicJwk({ jwk }: MachineKey): string {
  const { d: _secret, ...shown } = jwk;
  return JSON.stringify(shown, null, 2);
}
