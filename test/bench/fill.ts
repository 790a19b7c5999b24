import type Database from 'better-sqlite3';
import { applyPage } from '../../electron/engine/sync/applyPage.ts';
import { rememberPages } from '../../electron/engine/sync/pagesSeen.ts';
import { BENCH_TYPES, type Counts } from './data/identity.ts';
import { lastUpdatedOf, resourceOf, type BenchResource } from './data/resource.ts';
import { openAppStore } from './stores.ts';

const AT_ONCE = 5_000;
/** Resources on a page of a first load. */
const PAGE = 1_000;

/** A store of the app with everything in it, as a first load leaves it, without the way over HTTP. */
export function fillAppStore(file: string, counts: Counts): void {
  const db = openAppStore(file);
  for (const type of BENCH_TYPES) {
    for (const resources of inPages(type, counts)) {
      applyPage(db, type, resources, { mark: lastUpdatedOf(type, 0, 1), loaded: true }, Date.now());
    }
  }
  rememberPages(db, { largest: PAGE });
  db.close();
}

/** Gives everything to `insert`, some thousands a transaction. */
export function fillRawStore(db: Database.Database, counts: Counts, insert: (resource: BenchResource) => void): void {
  const insertAll = db.transaction((resources: readonly BenchResource[]) => {
    for (const one of resources) insert(one);
  });
  for (const type of BENCH_TYPES) for (const resources of inPages(type, counts)) insertAll(resources);
}

function* inPages(type: (typeof BENCH_TYPES)[number], counts: Counts): Generator<BenchResource[]> {
  for (let end = counts[type]; end > 0; end -= AT_ONCE) {
    const begin = Math.max(0, end - AT_ONCE);
    yield Array.from({ length: end - begin }, (_, place) => resourceOf(type, end - 1 - place, 1, counts));
  }
}
