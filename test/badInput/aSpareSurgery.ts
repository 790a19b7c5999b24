import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openDatabase, type Db } from '../../electron/engine/db/open.ts';
import { pulled, pullTheSurgery } from '../db/aSurgery.ts';
import { KJELSTRUP, LIEN, MOE, SOLBERG, staff, VIK } from '../fhir/resources.ts';

/** Everyone who can ask: each role, nobody, and who is not known. */
export const WHO: readonly (string | null)[] = [LIEN, SOLBERG, KJELSTRUP, MOE, VIK, null, '__proto__'];

/** A real store in a folder of its own with one person in each role, a patient and her question; it is gone afterwards. */
export async function inASpareSurgery<T>(use: (db: Db) => T | Promise<T>): Promise<T> {
  const folder = mkdtempSync(path.join(tmpdir(), 'legekontor-bad-input-'));
  try {
    const opened = openDatabase({ file: path.join(folder, 'legekontor.db'), key: 'c4'.repeat(32), role: 'writer' });
    if (!opened.ok) throw new Error(`cannot open: ${opened.error.type}`);
    const db = opened.value;
    // Nobody will miss it: what it says matters here, not that it is on the disk.
    db.pragma('synchronous=OFF');
    try {
      pullTheSurgery(db);
      pulled(db, [
        ...staff(SOLBERG, 'Henrik', 'Solberg', 'locum'),
        ...staff(KJELSTRUP, 'Marit', 'Kjelstrup', 'nurse'),
        ...staff(VIK, 'Trond', 'Vik', 'practice-manager'),
      ]);
      return await use(db);
    } finally {
      db.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
