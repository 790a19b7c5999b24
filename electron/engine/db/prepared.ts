import type { Statement } from 'better-sqlite3';
import type { Db } from './open.ts';

const known = new WeakMap<Db, Map<string, Statement>>();

/** A statement of this connection, compiled once. The text is a constant: a test asks for its query plan. */
export function prepared(db: Db, sql: string): Statement {
  let statements = known.get(db);
  if (statements === undefined) known.set(db, (statements = new Map()));
  let statement = statements.get(sql);
  if (statement === undefined) statements.set(sql, (statement = db.prepare(sql)));
  return statement;
}
