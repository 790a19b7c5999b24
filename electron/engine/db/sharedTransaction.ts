import type { Db } from './open.ts';

/** Pieces of work in one transaction: as many as a Bundle holds. Between two transactions the thread answers people. */
const AT_MOST = 100;

/**
 * Does a piece of work on the database in a transaction that it shares with what else is asked for at the same time.
 * Resolves when the work is on the disk; rejects, with the work's own error, when it is not.
 */
export type Together<T> = (work: () => T) => Promise<T>;

type Waiting<T> = {
  readonly work: () => T;
  readonly done: (value: T) => void;
  readonly failed: (cause: unknown) => void;
};

/**
 * Gathers what is asked for in one turn of the event loop: a hundred entries that are settled together wait for the
 * disk once. A piece of work must touch nothing but the database: one that fails takes the others back with it, and
 * each is then done again by itself.
 *
 * @param committed takes what the works of a transaction gave, once it is on the disk; does not throw
 */
export function sharedTransactions<T>(db: Db, committed: (values: readonly T[]) => void): Together<T> {
  let waiting: Waiting<T>[] = [];

  function flush(): void {
    const some = waiting.slice(0, AT_MOST);
    waiting = waiting.slice(AT_MOST);
    if (waiting.length > 0) setImmediate(flush);
    if (!commit(some)) for (const one of some) commit([one]);
  }

  /** False when several failed together, none of which is done then. */
  function commit(some: readonly Waiting<T>[]): boolean {
    let values: readonly T[];
    try {
      values = db.transaction(() => some.map(({ work }) => work()))();
    } catch (cause) {
      if (some.length > 1) return false;
      some[0]?.failed(cause);
      return true;
    }
    committed(values);
    for (const [place, { done }] of some.entries()) done(values[place] as T);
    return true;
  }

  return (work) =>
    new Promise((done, failed) => {
      waiting.push({ work, done, failed });
      if (waiting.length === 1) setImmediate(flush);
    });
}
