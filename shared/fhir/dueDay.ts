import { workDeadline } from '../domain/work/workDeadline.ts';
import type { WorkKind } from '../domain/work/workKind.ts';
import { osloDate, Temporal } from '../lib/time.ts';

const EPOCH = Temporal.PlainDate.from('1970-01-01');
const DAY = 86_400_000;
const known = new Map<WorkKind, Map<number, number | null>>();

/** Days since 1970 of a date: how the database keeps a due day. */
export function dayNumber(day: Temporal.PlainDate): number {
  return EPOCH.until(day).days;
}

/** The date of a day number. */
export function dayFromNumber(days: number): Temporal.PlainDate {
  return EPOCH.add({ days });
}

/**
 * The day number on which a matter received at an instant (ms, UTC) is due; null for a kind without a deadline.
 * A due day depends on the date of receipt alone, so the first load counts each date once. The key is the UTC day
 * and whether Norway has come to the next date already.
 */
export function dueDayOf(kind: WorkKind, received: number): number | null {
  const instant = Temporal.Instant.fromEpochMilliseconds(received);
  // Norway is 1 or 2 hours ahead of UTC: before 22:00 UTC both are on the same date.
  const sameDate = received - Math.floor(received / DAY) * DAY < 22 * 3_600_000;
  const date = sameDate ? Math.floor(received / DAY) : dayNumber(osloDate(instant));
  let ofKind = known.get(kind);
  if (ofKind === undefined) known.set(kind, (ofKind = new Map()));
  const cached = ofKind.get(date);
  if (cached !== undefined) return cached;
  const deadline = workDeadline(kind, instant);
  const due = deadline === null ? null : dayNumber(deadline.day);
  ofKind.set(date, due);
  return due;
}
