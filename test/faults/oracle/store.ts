import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openDatabase, type Db, type OpenRefused } from '../../../electron/engine/db/open.ts';
import { err, ok, type Result } from '../../../shared/lib/result.ts';
import { KEY, type Desk } from '../desk.ts';

/** A desk's database opened from outside, and how to let go of it. */
export type OpenStore = { readonly db: Db; readonly close: () => void };

/** Database file and write-ahead log as they lie on the disk, copied so that looking changes nothing. */
export function copyStore(file: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'legekontor-copy-'));
  const copy = path.join(folder, 'legekontor.db');
  if (existsSync(file)) copyFileSync(file, copy);
  if (existsSync(`${file}-wal`)) copyFileSync(`${file}-wal`, `${copy}-wal`);
  return copy;
}

/** Opens a copy of the files as they lie, with the product's own opening code: what the next start will find. */
export function openCopy(file: string, key = KEY): Result<OpenStore, OpenRefused> {
  const copy = copyStore(file);
  const opened = openDatabase({ file: copy, key, role: 'writer' });
  const remove = () => rmSync(path.dirname(copy), { recursive: true, force: true });
  if (!opened.ok) {
    remove();
    return err(opened.error);
  }
  const db = opened.value;
  const close = () => {
    db.close();
    remove();
  };
  return ok({ db, close });
}

/** The store of a desk: the live file while the engine runs, a copy of what it left behind otherwise. */
export function openStore(desk: Desk): Result<OpenStore, OpenRefused> {
  if (!desk.isOn) return openCopy(desk.file);
  const opened = openDatabase({ file: desk.file, key: KEY, role: 'reader' });
  return opened.ok ? ok({ db: opened.value, close: () => opened.value.close() }) : opened;
}
