import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { latestVersion, migrate, migrations } from '../../electron/engine/db/migrate.ts';
import { openDatabase, type Db } from '../../electron/engine/db/open.ts';
import { aFile, bytesOf, contentOf, KEY, opened, openedBare } from './aDatabase.ts';

const versionOf = (db: Db) => Number(db.pragma('user_version', { simple: true }));
const tablesOf = (db: Db) => db.prepare('SELECT type, name, sql FROM sqlite_schema ORDER BY type, name').all();

test('migrations are numbered from 1 without a gap', () => {
  expect(migrations.map((one) => one.version)).toEqual(migrations.map((_, index) => index + 1));
  expect(latestVersion).toBe(migrations.length);
});

test('a new database is made at the newest version, and opening it again changes nothing', () => {
  const file = aFile();
  const db = opened(file);
  expect(versionOf(db)).toBe(latestVersion);
  const before = tablesOf(db);
  db.close();
  expect(tablesOf(opened(file))).toEqual(before);
});

describe.each(migrations.map((one) => one.version))('migration %i', (version) => {
  /** A database of the version before, with a row in every table that it had. */
  function theOneBefore(file: string): Record<string, string> {
    const db = openedBare(file);
    migrate(db, version - 1);
    expect(versionOf(db)).toBe(version - 1);
    for (const table of ordinaryTables(db)) insertRow(db, table);
    const content = contentOf(db);
    db.close();
    return content;
  }

  test('brings the version before up to the same tables as a new database has, and keeps every row', () => {
    const file = aFile();
    const before = theOneBefore(file);
    const db = openedBare(file);
    migrate(db, version);
    expect(versionOf(db)).toBe(version);

    const fresh = openedBare(aFile());
    migrate(fresh, version);
    expect(tablesOf(db)).toEqual(tablesOf(fresh));
    for (const [table, rows] of Object.entries(before)) {
      const count = Number(db.prepare(`SELECT count(*) FROM "${table}"`).pluck().get());
      expect([table, count]).toEqual([table, (JSON.parse(rows) as unknown[]).length]);
    }
  });

  test('a kill just before it is done leaves the older version whole, and the next start completes it', () => {
    const file = aFile();
    const before = theOneBefore(file);
    const killed = spawnSync(process.execPath, ['--input-type=module', '--eval', killedIn(file, version)], {
      encoding: 'utf8',
    });
    expect([killed.signal, killed.stderr]).toEqual(['SIGKILL', '']);

    const left = openedBare(file);
    expect(versionOf(left)).toBe(version - 1);
    expect(contentOf(left)).toEqual(before);
    expect(left.pragma('integrity_check', { simple: true })).toBe('ok');
    left.close();
    expect(versionOf(opened(file))).toBe(latestVersion);
  });
});

describe('a database that a newer version of the app has made', () => {
  test.each(['writer', 'reader'] as const)('is refused by the %s and left byte for byte as it was', (role) => {
    const file = aFile();
    const db = opened(file);
    db.exec("INSERT INTO setting VALUES ('preferences', 'kept')");
    db.pragma(`user_version=${latestVersion + 1}`);
    db.close();
    const before = bytesOf(path.dirname(file));

    expect(openDatabase({ file, key: KEY, role })).toEqual({
      ok: false,
      error: { type: 'NewerVersion', found: latestVersion + 1, known: latestVersion },
    });
    expect(bytesOf(path.dirname(file))).toEqual(before);
  });
});

test('a reader neither makes nor migrates a file', () => {
  const file = aFile();
  expect(openDatabase({ file, key: KEY, role: 'reader' })).toMatchObject({ ok: false });
  expect(existsSync(file)).toBe(false);
});

function ordinaryTables(db: Db): string[] {
  // A virtual table and its shadow tables are filled through their own functions.
  const tables = db
    .prepare("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'")
    .pluck();
  return tables.all() as string[];
}

type Column = { name: string; type: string; pk: number };

function insertRow(db: Db, table: string): void {
  const columns = db.prepare(`SELECT name, type, pk FROM pragma_table_info(?)`).all(table) as Column[];
  const values = columns.map(({ name, type }) => {
    if (name === 'state') return 'queued';
    if (type === 'BLOB') return Buffer.alloc(32, 1);
    return type === 'INTEGER' ? 1 : 'x';
  });
  db.prepare(`INSERT INTO "${table}" VALUES (${columns.map(() => '?').join(', ')})`).run(...values);
}

const at = (relative: string) => JSON.stringify(new URL(relative, import.meta.url).href);

/** A program that migrates, and is killed where the migration would be committed. */
function killedIn(file: string, version: number): string {
  return `
    import Database from ${JSON.stringify(import.meta.resolve('better-sqlite3'))};
    import { migrate } from ${at('../../electron/engine/db/migrate.ts')};
    const db = new Database(${JSON.stringify(file)});
    db.pragma("cipher='sqlcipher'");
    db.pragma("key=\\"x'${KEY}'\\"");
    db.pragma('journal_mode=WAL');
    // Nothing in memory: what has been written so far stands in the WAL when the process dies.
    db.pragma('cache_size=1');
    const pragma = db.pragma.bind(db);
    db.pragma = (text, options) => {
      const result = pragma(text, options);
      if (text.startsWith('user_version=${version}')) process.kill(process.pid, 'SIGKILL');
      return result;
    };
    migrate(db, ${version});
  `;
}
