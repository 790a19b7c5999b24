import type { Db } from './open.ts';
import { prepared } from './prepared.ts';
import { workHorizon } from './workHorizon.ts';
import type { WorkRecord } from './workRow.ts';

const ADD = `
  INSERT INTO work_tally (waits, kind, gp, owner, urgent, day, n) VALUES (?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (waits, kind, gp, owner, urgent, day) DO UPDATE SET n = n + excluded.n`;
const DROP_EMPTY = `
  DELETE FROM work_tally WHERE waits = ? AND kind = ? AND gp = ? AND owner = ? AND urgent = ? AND day = ? AND n = 0`;
const LONG_OVERDUE = `
  SELECT kind, gp, owner, urgent, sum(n) AS n FROM work_tally WHERE waits = 1 AND day < ? GROUP BY kind, gp, owner, urgent`;
const DROP_LONG_OVERDUE = 'DELETE FROM work_tally WHERE waits = 1 AND day < ?';
const FORGET = 'DELETE FROM work_tally';

type Key = readonly number[];

/** Counts rows of the queue in and out, and writes the sums once: many rows of a page are counted alike. */
export class WorkTally {
  readonly #db: Db;
  readonly #horizon: number;
  readonly #sums = new Map<string, { readonly key: Key; n: number }>();

  constructor(db: Db) {
    this.#db = db;
    this.#horizon = workHorizon(db);
  }

  countIn(row: WorkRecord): void {
    this.#count(row, 1);
  }

  countOut(row: WorkRecord): void {
    this.#count(row, -1);
  }

  #count({ waits, kind, gp, owner, urgent, due }: WorkRecord, by: 1 | -1): void {
    const key =
      waits === 1 ? [1, kind, gp, owner, urgent, Math.max(due, this.#horizon - 1)] : [0, kind, gp, owner, urgent, 0];
    const name = key.join(' ');
    const sum = this.#sums.get(name);
    if (sum === undefined) this.#sums.set(name, { key, n: by });
    else sum.n += by;
  }

  /** In the transaction that has written the rows. */
  write(): void {
    for (const { key, n } of this.#sums.values()) {
      if (n === 0) continue;
      prepared(this.#db, ADD).run(...key, n);
      if (n < 0) prepared(this.#db, DROP_EMPTY).run(...key);
    }
    this.#sums.clear();
  }
}

/** Before every row is counted in again. */
export function forgetTally(db: Db): void {
  prepared(db, FORGET).run();
}

/**
 * What has been overdue since before the horizon becomes one day: a queue that was left lying has a due day for every day
 * of its years.
 */
export function gatherLongOverdue(db: Db, horizon: number): void {
  type Sum = { kind: number; gp: number; owner: number; urgent: number; n: number };
  const sums = prepared(db, LONG_OVERDUE).all(horizon) as Sum[];
  prepared(db, DROP_LONG_OVERDUE).run(horizon);
  for (const { kind, gp, owner, urgent, n } of sums) prepared(db, ADD).run(1, kind, gp, owner, urgent, horizon - 1, n);
}
