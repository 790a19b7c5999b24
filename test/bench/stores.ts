import { copyFileSync, existsSync, statSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { openDatabase, type Db } from '../../electron/engine/db/open.ts';
import { openStore } from '../../electron/engine/db/openStore.ts';
import type { Setting, Side } from './workload.ts';

/** The encryption key of the benchmark's stores. */
export const benchKey = 'b3'.repeat(32);

/** The app's own database as its two threads open it: encrypted, FULL, migrated; the writer with its second file. */
export function openAppStore(file: string, role: 'writer' | 'reader' = 'writer'): Db {
  const opened = role === 'writer' ? openStore(file, benchKey) : openDatabase({ file, key: benchKey, role: 'reader' });
  if (!opened.ok) throw new Error(`the store cannot be opened: ${JSON.stringify(opened.error)}`);
  return opened.value;
}

/** What SQLite itself gives, with nothing of ours: SQLCipher's scheme by a raw key or plain, WAL, FULL, defaults otherwise. */
export function openRawStore(file: string, cipher: 'sqlcipher' | 'plain'): Database.Database {
  const db = new Database(file);
  if (cipher === 'sqlcipher') {
    db.pragma(`cipher='sqlcipher'`);
    db.pragma(`key="x'${benchKey}'"`);
  }
  db.pragma('journal_mode=WAL');
  db.pragma('synchronous=FULL');
  return db;
}

/** Where `prepare` leaves a side's store. */
export function preparedFile({ folder }: Pick<Setting, 'folder'>, side: Side): string {
  return path.join(folder, `${side}.db`);
}

/** A copy of a prepared store, to be spoiled by this repetition. */
export function ownCopy(setting: Setting, side: Side): string {
  const copy = path.join(setting.scratch, `${side}.db`);
  copyFileSync(preparedFile(setting, side), copy);
  return copy;
}

/** Bytes on the disk. Ask when the store is closed, so that its journal has been folded in. */
export function sizeOf(file: string): number {
  return [file, `${file}-wal`].reduce((sum, one) => sum + (existsSync(one) ? statSync(one).size : 0), 0);
}
