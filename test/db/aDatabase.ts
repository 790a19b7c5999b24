import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterAll } from 'vitest';
import { openDatabase, type Db } from '../../electron/engine/db/open.ts';

export const KEY = 'c4'.repeat(32);

const leftOpen: (() => void)[] = [];
afterAll(() => {
  for (const clear of leftOpen.toReversed()) clear();
});

/** A folder that is gone when the file's tests are over. */
export function aFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'legekontor-db-'));
  leftOpen.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export function aFile(): string {
  return path.join(aFolder(), 'legekontor.db');
}

/** Opens as the app does; closed when the file's tests are over. */
export function opened(file: string, role: 'writer' | 'reader' = 'writer', key = KEY): Db {
  const result = openDatabase({ file, key, role });
  if (!result.ok) throw new Error(`cannot open: ${result.error.type}`);
  leftOpen.push(() => void result.value.close());
  return result.value;
}

/** A new and empty database of the surgery, encrypted, on the disk. */
export function aDatabase(): Db {
  return opened(aFile());
}

/** The file with its key and nothing else: no migration, no pragma of ours. */
export function openedBare(file: string): Db {
  const db = new Database(file);
  leftOpen.push(() => void db.close());
  db.pragma(`cipher='sqlcipher'`);
  db.pragma(`key="x'${KEY}'"`);
  return db;
}

/** A sum over every byte of every file in a folder. */
export function bytesOf(folder: string): Record<string, string> {
  const files = readdirSync(folder).toSorted();
  return Object.fromEntries(
    files.map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(path.join(folder, name)))
        .digest('hex'),
    ]),
  );
}

/** Everything that stands in the tables, as text: equal before and after when an act has changed nothing. */
export function contentOf(db: Db): Record<string, string> {
  const tables = db
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
    .pluck()
    .all() as string[];
  return Object.fromEntries(
    tables.map((table) => [table, JSON.stringify(db.prepare(`SELECT * FROM "${table}"`).all())]),
  );
}

/** The same without the access log, where a denied attempt leaves its line. */
export function contentBesidesLog(db: Db): Record<string, string> {
  const { access_log: _log, ...rest } = contentOf(db);
  return rest;
}
