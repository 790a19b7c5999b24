import { existsSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { openDatabase, type Db } from '../../electron/engine/db/open.ts';
import { resumeSending } from '../../electron/engine/db/outboxStore.ts';

const KEY = 'b3'.repeat(32);

/** The app's own database: encrypted, FULL, migrated. */
export function openAppStore(file: string, role: 'writer' | 'reader' = 'writer'): Db {
  const opened = openDatabase({ file, key: KEY, role });
  if (!opened.ok) throw new Error(`the store cannot be opened: ${opened.error.type}`);
  if (role === 'writer') resumeSending(opened.value);
  return opened.value;
}

/** What SQLite itself gives, with nothing of ours: SQLCipher's scheme by a raw key or plain, WAL, FULL, defaults otherwise. */
export function openRawStore(file: string, cipher: 'sqlcipher' | 'plain'): Database.Database {
  const db = new Database(file);
  if (cipher === 'sqlcipher') {
    db.pragma(`cipher='sqlcipher'`);
    db.pragma(`key="x'${KEY}'"`);
  }
  db.pragma('journal_mode=WAL');
  db.pragma('synchronous=FULL');
  return db;
}

/** The encryption key, for the app's threads. */
export const benchKey = KEY;

/** Bytes on the disk. Ask when the store is closed, so that its journal has been folded in. */
export function sizeOf(file: string): number {
  return [file, `${file}-wal`].reduce((sum, one) => sum + (existsSync(one) ? statSync(one).size : 0), 0);
}
