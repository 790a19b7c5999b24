import { createHash } from 'node:crypto';
import type { Db } from '../../../electron/engine/db/open.ts';

/** A digest of everything that a store holds, row by row: what it says, not how the file lays it out. */
export function contentOf(db: Db): string {
  const hash = createHash('sha256');
  const tables = db
    .prepare(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'patient_name%' ORDER BY name`,
    )
    .pluck()
    .all() as string[];
  for (const table of tables) {
    hash.update(table);
    const rows = (db.prepare(`SELECT * FROM "${table}"`).all() as Record<string, unknown>[]).map(textOf).toSorted();
    for (const row of rows) hash.update(row);
  }
  return hash.digest('hex');
}

function textOf(row: Record<string, unknown>): string {
  return JSON.stringify(row, (_name, value: unknown) => (Buffer.isBuffer(value) ? value.toString('hex') : value));
}
