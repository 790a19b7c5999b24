import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import type { StoreFault } from '../../../shared/ipc/reply.ts';
import { KeyFiles } from './keyFiles.ts';
import type { KeySeal } from './keySeal.ts';
import { isUnderPassphrase, newPassphraseSeal, passphraseSealOf } from './passphraseSeal.ts';

/** The key of the database; beside it the next one, where a change of key may have been cut short. */
export type KeyPair = { readonly key: string; readonly nextKey: string | null };

export type KeyLook =
  | { readonly type: 'open'; readonly pair: KeyPair; readonly seal: KeySeal }
  | { readonly type: 'choose-passphrase' }
  | { readonly type: 'ask-passphrase' }
  | { readonly type: 'fault'; readonly reason: StoreFault };

type Options = {
  readonly folder: string;
  readonly databaseFile: string;
  /** The operating system's key store, or null where there is none that protects. */
  readonly store: KeySeal | null;
};

/**
 * The key of the surgery's database: 32 random bytes in a file of their own, closed by the operating system's key store
 * or by a passphrase. Made once, together with a new database; a database whose key is gone is never replaced.
 */
export class DatabaseKeys {
  readonly folder: string;
  readonly #files: KeyFiles;
  readonly #databaseFile: string;
  readonly #store: KeySeal | null;
  #now: KeyLook;

  constructor({ folder, databaseFile, store }: Options) {
    this.folder = folder;
    this.#files = new KeyFiles(folder);
    this.#databaseFile = databaseFile;
    this.#store = store;
    this.#now = this.#guarded(() => this.#look());
  }

  /** What stands between the surgery and its file now. */
  get now(): KeyLook {
    return this.#now;
  }

  /** Looks at the files again: somebody may have put them right. */
  lookAgain(): void {
    this.#now = this.#guarded(() => this.#look());
  }

  get madeAt(): Date | null {
    return this.#files.madeAt;
  }

  #look(): KeyLook {
    const content = this.#files.current;
    if (content === null) {
      if (existsSync(this.#databaseFile)) return { type: 'fault', reason: 'key-missing' };
      return this.#store === null ? { type: 'choose-passphrase' } : this.#make(this.#store);
    }
    if (isUnderPassphrase(content)) return { type: 'ask-passphrase' };
    if (this.#store === null) return { type: 'fault', reason: 'no-key-store' };
    return this.#open(this.#store, content) ?? { type: 'fault', reason: 'key-missing' };
  }

  /** Closes a new key with a passphrase that the rule has approved. */
  async choose(passphrase: string): Promise<void> {
    const seal = await newPassphraseSeal(passphrase);
    if (this.#now.type === 'choose-passphrase') this.#now = this.#guarded(() => this.#make(seal));
  }

  /** Whether the passphrase is right. A wrong one changes nothing. */
  async give(passphrase: string): Promise<boolean> {
    const content = this.#files.current;
    const seal = content === null ? null : await passphraseSealOf(content, passphrase);
    const opened = seal === null || content === null ? null : this.#open(seal, content);
    if (opened === null) return false;
    this.#now = opened;
    return true;
  }

  /**
   * Makes the next key and has it on the disk before anything is put under it. Throws when there is a next key already:
   * the file may be under it.
   */
  makeNext(): string {
    if (this.#now.type !== 'open') throw new Error('there is no key to be changed');
    if (this.#files.next !== null) throw new Error('the last change of key has not been completed');
    const next = newKey();
    this.#files.writeNext(this.#now.seal.seal(next));
    return next;
  }

  /**
   * The engine has found out which key the file fits: the other one has had its time.
   *
   * @returns why the key files could not be put right. Both are there still, so nothing is lost: the next start tries
   *   again, and no other change of key is begun before.
   */
  settle(fits: 'key' | 'nextKey'): StoreFault | null {
    try {
      if (fits === 'nextKey') this.#files.nextIsCurrent();
      else this.#files.forgetNext();
      return null;
    } catch (cause) {
      return faultOf(cause);
    }
  }

  /** A damaged file was set aside under a name with this mark while it was not known which key it is under. */
  keepNextOf(mark: string): void {
    this.#files.setNextAside(mark);
  }

  #open(seal: KeySeal, content: Buffer): KeyLook | null {
    const key = keyIn(seal.open(content));
    if (key === null) return null;
    const { next } = this.#files;
    return { type: 'open', pair: { key, nextKey: next === null ? null : keyIn(seal.open(next)) }, seal };
  }

  #make(seal: KeySeal): KeyLook {
    const key = newKey();
    this.#files.writeCurrent(seal.seal(key));
    return { type: 'open', pair: { key, nextKey: null }, seal };
  }

  #guarded(look: () => KeyLook): KeyLook {
    try {
      return look();
    } catch (cause) {
      return { type: 'fault', reason: faultOf(cause) };
    }
  }
}

/** 32 bytes as 64 hexadecimal digits, which `engine/db/open.ts` takes, and nothing else. */
function keyIn(text: string | null): string | null {
  return text !== null && /^[0-9a-f]{64}$/u.test(text) ? text : null;
}

function newKey(): string {
  return randomBytes(32).toString('hex');
}

/** Why a key file could not be read or written. */
export function faultOf(cause: unknown): StoreFault {
  const code = cause instanceof Error && 'code' in cause ? cause.code : '';
  if (code === 'ENOSPC') return 'disk-full';
  return code === 'EACCES' || code === 'EPERM' || code === 'EROFS' ? 'read-only' : 'unreadable';
}
