import { closeSync, fsyncSync, openSync, readSync, rmSync } from 'node:fs';
import path from 'node:path';
import { err, ok, type Result } from '../../../shared/lib/result.ts';
import { flushFolder, renameDurably, writeWhole } from '../disk/durably.ts';
import { openWithKey, refusalOf, type Db, type OpenRefused } from './open.ts';

const PART = 4_194_304;
const ENDINGS = ['', '-journal', '-wal', '-shm'];

/** Where the copy under the next key is made. */
function copyOf(file: string): string {
  return `${file}.next`;
}

/** Removes what a change of key left half done: a copy that never took the file's place. */
export function clearUnfinishedRekey(file: string): void {
  for (const ending of ENDINGS) rmSync(copyOf(file) + ending, { force: true });
}

/**
 * Puts a database under another key. A copy is put under the next key and read from end to end before it takes the
 * file's place in one step: at every moment, also when the power goes, the file is whole and fits exactly one of the
 * two keys.
 *
 * @param db the only connection to the file; it is closed when this returns, whatever happened
 * @param key the key that the file has now; both keys are 64 hexadecimal digits
 * @returns why it could not be done; the file then still has its old key and all its content
 */
export function rekey(db: Db, key: string, nextKey: string): Result<null, OpenRefused> {
  const file = db.name;
  try {
    // The log of last writes is carried over and goes: beside a file under another key it would be read as that file's.
    const journal = String(db.pragma('journal_mode=DELETE', { simple: true }));
    db.close();
    if (journal !== 'delete') return err({ type: 'Locked' });
    flushFolder(path.dirname(file));
    clearUnfinishedRekey(file);
    copy(file, copyOf(file));
    changeKey(copyOf(file), key, nextKey);
    const handle = openSync(copyOf(file), 'r+');
    fsyncSync(handle);
    closeSync(handle);
    renameDurably(copyOf(file), file);
    return ok(null);
  } catch (cause) {
    db.close();
    clearUnfinishedRekey(file);
    const refusal = refusalOf(cause);
    if (refusal === null) throw cause;
    return err(refusal);
  }
}

/** Only a copy: should anything happen to it, the file itself is as it was, so it needs no journal. */
function changeKey(file: string, key: string, nextKey: string): void {
  const db = openWithKey(file, key);
  try {
    db.pragma('journal_mode=OFF');
    db.pragma(`rekey="x'${nextKey}'"`);
  } finally {
    db.close();
  }
  // Every page is read once under its new key before the old file is let go.
  const again = openWithKey(file, nextKey);
  try {
    const said = String(again.pragma('quick_check(1)', { simple: true }));
    if (said !== 'ok') throw Object.assign(new Error('the copy is not whole'), { code: 'SQLITE_CORRUPT' });
  } finally {
    again.close();
  }
}

function copy(from: string, to: string): void {
  const source = openSync(from, 'r');
  const target = openSync(to, 'w', 0o600);
  try {
    const part = Buffer.alloc(PART);
    for (;;) {
      const read = readSync(source, part, 0, PART, null);
      if (read === 0) break;
      writeWhole(target, part.subarray(0, read));
    }
  } finally {
    closeSync(source);
    closeSync(target);
  }
}
