import { Buffer } from 'node:buffer';
import { DatabaseKeys } from '../../electron/main/keys/databaseKeys.ts';
import type { KeySeal } from '../../electron/main/keys/keySeal.ts';
import path from 'node:path';

/** A key store as an operating system has one, without the operating system: it knows its own and nothing else. */
export function aKeyStore(owner = 'ingrid'): KeySeal {
  const mark = `store of ${owner}: `;
  return {
    way: 'os-store',
    seal: (key) => Buffer.from(mark + key),
    open: (content) => (content.toString().startsWith(mark) ? content.toString().slice(mark.length) : null),
  };
}

/** The keys of a surgery whose files lie in a folder. */
export function keysIn(folder: string, store: KeySeal | null = aKeyStore()): DatabaseKeys {
  return new DatabaseKeys({ folder, databaseFile: path.join(folder, 'legekontor.db'), store });
}

/** The keys as they are opened; throws when they are not. */
export function pairOf(keys: DatabaseKeys) {
  const { now } = keys;
  if (now.type !== 'open') throw new Error(`not open: ${now.type}`);
  return now.pair;
}
