import { TokenRefused } from './refusals.ts';
import type { KeyClientSettings } from './settings.ts';

/** A key made on this machine: private JWK, ES256. Outside the key store it lives in memory alone. */
export type MachineKey = {
  /** The key's RFC 7638 thumbprint. */
  readonly kid: string;
  /** An instant in UTC, ISO 8601. */
  readonly madeAt: string;
  readonly jwk: SigningKey;
};

/** The machine's keys. `next` is to take over, and does so when the portal's sign-in takes it. */
export type MachineKeys = { readonly current: MachineKey; readonly next: MachineKey | null };

export type SigningKey = NonNullable<KeyClientSettings['privateKey']>;

/** Told when a client has been let in with a new key, and whether every client has been, so that the old one may go. */
type OnAccepted = (kid: string, byAll: boolean) => void;

/** The keys that the clients of this machine (for itself, for its people) prove themselves with. */
export class MachineKeyRing {
  readonly #clients: ReadonlySet<string>;
  readonly #onAccepted: OnAccepted;
  readonly #acceptedBy = new Set<string>();
  #keys: MachineKeys | null;

  /** @param clients the settings of every client that counts on the machine's own key */
  constructor(keys: MachineKeys | null, clients: readonly KeyClientSettings[], onAccepted: OnAccepted) {
    this.#keys = keys;
    this.#clients = new Set(clients.filter(({ privateKey }) => privateKey === undefined).map(nameOf));
    this.#onAccepted = onAccepted;
  }

  replace(keys: MachineKeys | null): void {
    if (keys?.next?.kid !== this.#keys?.next?.kid) this.#acceptedBy.clear();
    this.#keys = keys;
  }

  /**
   * Does something as a client, with one key after the other until the provider takes one: the new one first, so that
   * it is used from the moment it is known there. Throws what the last key met; a line that fails ends it at once.
   */
  async withKey<T>(client: KeyClientSettings, attempt: (key: SigningKey) => Promise<T>): Promise<T> {
    if (client.privateKey !== undefined) return attempt(client.privateKey);
    if (this.#keys === null) throw new TokenRefused('the machine has no key');
    const { current, next } = this.#keys;
    if (next === null) return attempt(current.jwk);
    try {
      const done = await attempt(next.jwk);
      this.#accepted(client, next);
      return done;
    } catch (cause) {
      if (!(cause instanceof TokenRefused)) throw cause;
      return attempt(current.jwk);
    }
  }

  #accepted(client: KeyClientSettings, key: MachineKey): void {
    this.#acceptedBy.add(nameOf(client));
    const byAll = [...this.#clients].every((each) => this.#acceptedBy.has(each));
    if (byAll && this.#keys?.next === key) this.#keys = { current: key, next: null };
    this.#onAccepted(key.kid, byAll);
  }
}

function nameOf({ issuer, clientId }: KeyClientSettings): string {
  return `${issuer} ${clientId}`;
}
