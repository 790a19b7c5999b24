import { AT, chainHash, rowsAfter, type LogHead, type LogRow } from './accessLogStore.ts';
import type { Db } from './open.ts';
import { prepared } from './prepared.ts';

/** The first line that cannot be vouched for. `at` is the time it says, or for a missing one that of the next. */
export type BrokenLine = {
  readonly seq: number;
  readonly at: number | null;
  /**
   * `cut-short`: the program itself found lines gone from the end, and said so in this line. `unwitnessed`: at a start
   * it did not find what remembers where the log ended.
   */
  readonly fault: 'changed' | 'missing' | 'does-not-follow' | 'cut-short' | 'unwitnessed';
};

type Verified = {
  /** How far the chain holds. */
  readonly through: LogHead;
  readonly broken: BrokenLine | null;
  /** True when there was no line left to look at. */
  readonly ended: boolean;
};

/**
 * Follows the chain from a line that has been found whole, some lines at a time, so that a long log does not keep the
 * writer from its work. Changes nothing, and mends nothing.
 */
export function verifyStep(db: Db, from: LogHead, count: number): Verified {
  let last = from;
  const known = from.seq === 0 ? undefined : (prepared(db, AT).get(from.seq) as LogRow | undefined);
  if (from.seq > 0 && known?.hash.equals(from.hash) !== true) {
    return { through: from, broken: faultOf(from.seq, known, 'changed'), ended: true };
  }
  const rows = rowsAfter(db, from.seq, count);
  for (const row of rows) {
    const broken = brokenAfter(last, row);
    if (broken !== null) return { through: last, broken, ended: true };
    last = { seq: row.seq, hash: row.hash };
  }
  return { through: last, broken: null, ended: rows.length < count };
}

function brokenAfter(last: LogHead, row: LogRow): BrokenLine | null {
  const { seq, at } = row;
  if (seq !== last.seq + 1) return { seq: last.seq + 1, at, fault: 'missing' };
  if (!chainHash(row).equals(row.hash)) return { seq, at, fault: 'changed' };
  if (!row.previous.equals(last.hash)) return { seq, at, fault: 'does-not-follow' };
  if (row.act === 'logUnwitnessed') return { seq, at, fault: 'unwitnessed' };
  return row.act === 'logCutShort' ? { seq, at, fault: 'cut-short' } : null;
}

function faultOf(seq: number, row: LogRow | undefined, fault: 'changed'): BrokenLine {
  return row === undefined ? { seq, at: null, fault: 'missing' } : { seq, at: row.at, fault };
}
