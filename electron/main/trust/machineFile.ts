import { existsSync, readFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { z } from '../../../shared/lib/zod.ts';
import { writeDurably } from '../../engine/disk/durably.ts';
import type { Anchor } from '../../engine/ipc/messages.ts';
import type { MachineKeys } from '../../engine/portal/machineKeys.ts';
import type { KeySeal } from '../keys/keySeal.ts';

/** What closes the surgery's own key too. `seal` throws when it cannot, `open` gives null. */
export type Seal = Pick<KeySeal, 'seal' | 'open'>;

const part = z.string().regex(/^[\w-]{43}$/u);
export const machineKey = z.strictObject({
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

/** How far the database had come. */
const anchor = z.strictObject({
  seq: z.int().min(0),
  hash: z.string().regex(/^[0-9a-f]{64}$/u),
  at: z.number(),
  pins: z.record(z.string(), z.strictObject({ failures: z.int(), tried: z.number() })),
});

const kept = z.strictObject({
  /** What this machine is called in the copy of the access log at the portal. */
  machine: z.uuid(),
  keys: z.strictObject({ current: machineKey, next: machineKey.nullable() }).nullable(),
  /** The settings that this machine was set up with, secrets and all, as JSON. */
  portal: z.string().nullable(),
  anchor: anchor.nullable(),
});

/** What one machine knows about itself and must not forget. */
type Kept = {
  readonly machine: string;
  readonly keys: MachineKeys | null;
  readonly portal: string | null;
  readonly anchor: Anchor | null;
};

/**
 * The machine's own file, `machine-key`, sealed with what seals the database's key: its key at the portal, which portal
 * and provider it trusts, and how far its database had come. They lie together so that nobody can take away the others
 * without losing the first, which the portal knows the machine by.
 */
export class MachineFile {
  readonly #file: string;
  readonly #seal: Seal;
  #kept: Kept | null;
  /** Whether what is kept is on the disk, so far as we know. */
  #lost: 'unreadable' | 'not-saved' | null = null;

  /** Opens the file, or begins one. A file that cannot be read is left as it is: see `lost`. */
  constructor(file: string, seal: Seal) {
    this.#file = file;
    this.#seal = seal;
    this.#kept = existsSync(file) ? this.#read() : newFile();
    if (this.#kept === null) this.#lost = 'unreadable';
  }

  /** Takes no notice of what lies there; it is replaced at the first change. */
  static anew(file: string, seal: Seal): MachineFile {
    const made = new MachineFile(file, seal);
    made.#kept = newFile();
    return made;
  }

  /** Null when the file cannot be read. */
  get kept(): Kept | null {
    return this.#kept;
  }

  get lost(): 'unreadable' | 'not-saved' | null {
    return this.#lost;
  }

  /** On the disk when this returns `true`; `false`: not saved, nothing has changed. A file that cannot be read stays. */
  change(change: Partial<Kept>): boolean {
    return this.#kept !== null && this.#save({ ...this.#kept, ...change });
  }

  /** Makes the file anew with these keys, also over one that cannot be read. */
  beginAnew(keys: MachineKeys): boolean {
    return this.#save({ ...(this.#kept ?? newFile()), keys });
  }

  #read(): Kept | null {
    try {
      return kept.parse(JSON.parse(this.#seal.open(readFileSync(this.#file)) ?? ''));
    } catch {
      return null;
    }
  }

  #save(next: Kept): boolean {
    try {
      writeDurably(this.#file, this.#seal.seal(JSON.stringify(next)));
    } catch {
      this.#lost = 'not-saved';
      return false;
    }
    this.#kept = next;
    this.#lost = null;
    return true;
  }
}

function newFile(): Kept {
  return { machine: randomUUID(), keys: null, portal: null, anchor: null };
}
