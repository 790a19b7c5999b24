import Database from 'better-sqlite3';
import { err, ok, type Result } from '../../../shared/lib/result.ts';
import { latestVersion, migrate } from './migrate.ts';

export type Db = Database.Database;

/** Why the surgery's file cannot be used. Nothing has been changed on the disk when one of these comes back. */
export type OpenRefused =
  | { readonly type: 'NewerVersion'; readonly found: number; readonly known: number }
  | { readonly type: 'WrongKeyOrDamaged' }
  | { readonly type: 'Locked' }
  | { readonly type: 'ReadOnly' }
  | { readonly type: 'DiskFull' }
  | { readonly type: 'Unreadable'; readonly code: string };

type Options = {
  /** Path of the database file; `:memory:` in tests. */
  readonly file: string;
  /** 32 bytes as 64 hexadecimal digits. */
  readonly key: string;
  /** The writer creates and migrates; a reader only asks. */
  readonly role: 'writer' | 'reader';
};

/**
 * Opens the encrypted database of a surgery. All opening code of the product is here, so that the cipher can be
 * changed in one place.
 *
 * SQLCipher 4's scheme with a raw key: every page carries a MAC, so a flipped bit is refused and never read as data.
 */
export function openDatabase({ file, key, role }: Options): Result<Db, OpenRefused> {
  let db: Db | undefined;
  try {
    db = openWithKey(file, key, { fileMustExist: role === 'reader' });
    if (role === 'writer' && file !== ':memory:') db.pragma('page_size=4096');
    setPragmas(db, role, file === ':memory:');
    const found = Number(db.pragma('user_version', { simple: true }));
    if (found > latestVersion) {
      db.close();
      return err({ type: 'NewerVersion', found, known: latestVersion });
    }
    if (role === 'writer') migrate(db);
    return ok(db);
  } catch (cause) {
    db?.close();
    const refusal = refusalOf(cause);
    if (refusal === null) throw cause;
    return err(refusal);
  }
}

/** A file with its key and nothing else: no pragma, no migration. Nothing has been read of it yet. */
export function openWithKey(file: string, key: string, { fileMustExist = true } = {}): Db {
  if (!/^[0-9a-f]{64}$/u.test(key)) throw new Error('the database key must be 64 hexadecimal digits');
  const db = new Database(file, { fileMustExist });
  db.pragma(`cipher='sqlcipher'`);
  db.pragma(`key="x'${key}'"`);
  return db;
}

function setPragmas(db: Db, role: 'writer' | 'reader', inMemory: boolean): void {
  // The first statement that touches the file: a wrong key shows itself here.
  db.pragma('busy_timeout=5000');
  db.pragma('journal_mode=WAL');
  // The package is compiled with NORMAL as WAL's default, which may lose the last commits in a power cut.
  db.pragma('synchronous=FULL');
  // About 8 MB: a page that changes again and again is folded into the file once.
  db.pragma('wal_autocheckpoint=2000');
  db.pragma('foreign_keys=ON');
  db.pragma('cache_size=-64000');
  db.pragma('temp_store=MEMORY');
  db.pragma('secure_delete=ON');
  db.pragma('trusted_schema=OFF');
  if (role === 'reader') db.pragma('query_only=ON');
  const synchronous = Number(db.pragma('synchronous', { simple: true }));
  const journal = String(db.pragma('journal_mode', { simple: true }));
  if (synchronous !== 2 || (journal !== 'wal' && !inMemory)) {
    throw new Error(`pragmas did not take: synchronous=${synchronous} journal_mode=${journal}`);
  }
}

/** What an error of SQLite's or of the file system means for the people at the desk; null for any other error. */
export function refusalOf(cause: unknown): OpenRefused | null {
  const code = codeOf(cause);
  if (code.startsWith('SQLITE_NOTADB') || code.startsWith('SQLITE_CORRUPT')) return { type: 'WrongKeyOrDamaged' };
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return { type: 'Locked' };
  // A folder that may not be written to shows itself when the log beside the file cannot be made.
  if (
    code.startsWith('SQLITE_READONLY') ||
    code.startsWith('SQLITE_CANTOPEN') ||
    ['EROFS', 'EACCES', 'EPERM'].includes(code)
  )
    return { type: 'ReadOnly' };
  if (code.startsWith('SQLITE_FULL') || code === 'SQLITE_IOERR_SHMSIZE' || code === 'ENOSPC')
    return { type: 'DiskFull' };
  if (code.startsWith('SQLITE_')) return { type: 'Unreadable', code };
  return null;
}

function codeOf(cause: unknown): string {
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
}
