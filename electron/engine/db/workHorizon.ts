import type { Db } from './open.ts';
import { prepared } from './prepared.ts';
import { readSetting, saveSetting } from './settingStore.ts';

/** How long the queue remembers, in days. */
const REMEMBERED = 60;
const DAY = 86_400_000;
const NEWEST = 'SELECT max(mark) FROM cursor';
const horizons = new WeakMap<Db, number>();
const starts = new WeakMap<Db, number>();

/**
 * The first day (since 1970) that the queue remembers: what ended before it is history and has no row, and what has
 * been overdue since before it is counted as one day. Set at a start, so that a row rests on no clock.
 */
export function workHorizon(db: Db): number {
  let horizon = horizons.get(db);
  if (horizon === undefined) horizons.set(db, (horizon = Number(readSetting(db, 'workHorizon') ?? 0)));
  return horizon;
}

/** The same as an instant (ms). */
export function workHorizonAt(db: Db): number {
  return workHorizon(db) * DAY;
}

/**
 * The horizon that a start at an instant (ms) asks for; null when the one that stands will do: it is not older, and no
 * clock that was far ahead has set it.
 */
export function horizonFor(db: Db, now: number): number | null {
  const horizon = Math.floor(now / DAY) - REMEMBERED;
  return horizon > workHorizon(db) || workHorizonAt(db) > now ? horizon : null;
}

/** Only the writer does, before the reader opens the file. In the transaction that lets go of what lies behind it. */
export function moveHorizon(db: Db, horizon: number): void {
  saveSetting(db, 'workHorizon', String(horizon));
  const from = readSetting(db, 'followUpsFrom');
  // Later than anything the portal has told: only a clock far ahead can have set it.
  const isWrong = Number(from) > ((prepared(db, NEWEST).pluck().get() as number | null) ?? horizon * DAY);
  if (from === null || isWrong) saveSetting(db, 'followUpsFrom', String(horizon * DAY));
  horizons.set(db, horizon);
  starts.delete(db);
}

/**
 * From when (ms) a message in an ended matter is work where the portal does not say so: what was written long before
 * this store was made is not. It stays where it was set at the first start, unless that was by a clock far ahead: what
 * has waited since does not run out.
 */
export function followUpsFrom(db: Db): number {
  let from = starts.get(db);
  if (from === undefined) starts.set(db, (from = Number(readSetting(db, 'followUpsFrom') ?? workHorizonAt(db))));
  return from;
}
