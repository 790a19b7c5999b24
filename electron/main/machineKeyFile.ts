import { createHash, generateKeyPairSync } from 'node:crypto';
import type { MachineKey, MachineKeys } from '../engine/portal/machineKeys.ts';
import { machineKey, type MachineFile } from './trust/machineFile.ts';

/**
 * The key that this machine proves itself with at the portal's sign-in, made here and kept in the machine's own file.
 * While a new one waits for the portal both stand in the file, so that a power cut at any point leaves one that is known
 * there.
 */
export class MachineKeyFile {
  readonly #file: MachineFile;

  /** Makes the first key where there is none. A file that cannot be read is left as it is: see `lost`. */
  constructor(file: MachineFile, now: Date) {
    this.#file = file;
    if (file.kept?.keys === null) file.change({ keys: { current: makeKey(now), next: null } });
  }

  /** null when there is none that can be used. */
  get keys(): MachineKeys | null {
    return this.#file.kept?.keys ?? null;
  }

  /** Why there is none. */
  get lost(): 'unreadable' | 'not-saved' {
    return this.#file.lost ?? 'unreadable';
  }

  /** Makes the key that is to take over; one that was waiting is forgotten. `false`: not saved, nothing has changed. */
  rotate(now: Date): boolean {
    const made = makeKey(now);
    const { keys } = this;
    return this.#file.beginAnew(keys === null ? { current: made, next: null } : { current: keys.current, next: made });
  }

  /** The portal takes the new key: the old one is forgotten. */
  accepted(kid: string): boolean {
    const next = this.keys?.next;
    return next?.kid === kid && this.#file.change({ keys: { current: next, next: null } });
  }

  /** Forgets every key and makes one that nobody knows yet. `false`: not saved, and the old one stands. */
  revoke(now: Date): boolean {
    return this.#file.beginAnew({ current: makeKey(now), next: null });
  }
}

/** A new ES256 key; its name is its thumbprint (RFC 7638), so that two keys never share one. */
function makeKey(now: Date): MachineKey {
  const { crv, d, x, y } = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' });
  const kid = createHash('sha256')
    .update(JSON.stringify({ crv, kty: 'EC', x, y }))
    .digest('base64url');
  const jwk = { kty: 'EC', crv, x, y, d, alg: 'ES256', use: 'sig', kid };
  return machineKey.parse({ kid, madeAt: now.toISOString(), jwk });
}

/** The public part of a key, as a provider's pages want it: a JWK in JSON. */
export function publicJwk({ jwk }: MachineKey): string {
  const { d: _secret, ...shown } = jwk;
  return JSON.stringify(shown, null, 2);
}
