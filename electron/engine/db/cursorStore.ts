import { typeNumber, type ResourceType } from '../../../shared/fhir/resourceTypes.ts';
import type { Db } from './open.ts';
import { prepared } from './prepared.ts';

/** How far the pull of a type has come. `mark` is the largest meta.lastUpdated applied: ms by the portal's clock. */
export type Cursor = { readonly mark: number; readonly loaded: boolean };

const READ = 'SELECT mark, loaded FROM cursor WHERE type = ?';
// The mark never goes back by itself: a page that came late does not make us ask for everything again. A pull that
// brings nothing new writes nothing to the disk.
const SAVE = `
  INSERT INTO cursor (type, mark, loaded) VALUES (?, ?, ?)
  ON CONFLICT (type) DO UPDATE SET mark = max(mark, excluded.mark), loaded = max(loaded, excluded.loaded)
  WHERE excluded.mark > mark OR excluded.loaded > loaded`;
const FORGET = 'DELETE FROM cursor WHERE type = ?';
const COUNT = 'SELECT count(*) FROM resource WHERE type = ? AND json IS NOT NULL';

export function readCursor(db: Db, type: ResourceType): Cursor | null {
  const row = prepared(db, READ).get(typeNumber(type)) as { mark: number; loaded: number } | undefined;
  return row === undefined ? null : { mark: row.mark, loaded: row.loaded === 1 };
}

/** In the same transaction as the rows that it covers. */
export function saveCursor(db: Db, type: ResourceType, cursor: Cursor): void {
  prepared(db, SAVE).run(typeNumber(type), cursor.mark, Number(cursor.loaded));
}

/** Everything of this type is asked for again. */
export function forgetCursor(db: Db, type: ResourceType): void {
  prepared(db, FORGET).run(typeNumber(type));
}

export function countLoaded(db: Db, type: ResourceType): number {
  return Number(prepared(db, COUNT).pluck().get(typeNumber(type)));
}
