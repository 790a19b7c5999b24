import type { Db } from './open.ts';
import { first } from './migrations/0001-first.ts';

export type Migration = { readonly version: number; readonly sql: string };

/** In order. One that has shipped is history; the next one corrects it. */
export const migrations: readonly Migration[] = [first];

export const latestVersion = migrations.at(-1)?.version ?? 0;

/** Brings a database up to a version, each step in a transaction of its own: a kill between two leaves the older whole. */
export function migrate(db: Db, upTo: number = latestVersion): void {
  const found = Number(db.pragma('user_version', { simple: true }));
  for (const migration of migrations) {
    if (migration.version <= found || migration.version > upTo) continue;
    db.transaction(() => {
      db.exec(migration.sql);
      db.pragma(`user_version=${migration.version}`);
    })();
  }
}
