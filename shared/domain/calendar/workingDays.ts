import type { Temporal } from '../../lib/time.ts';
import { type HolidayKey, norwegianHolidays } from './norwegianHolidays.ts';

/** A day that did not count, and why. A holiday that falls on a Saturday or Sunday is simply weekend. */
export type SkippedDay = { readonly day: Temporal.PlainDate; readonly reason: 'weekend' | HolidayKey };

const SATURDAY = 6;

// A queue asks about the same few years thousands of times.
const holidaysByYear = new Map<number, ReadonlyMap<number, readonly [HolidayKey, ...HolidayKey[]]>>();

/** The holidays that a day is: none on ordinary days (also ordinary Sundays), two where two meet. */
export function holidaysOn(day: Temporal.PlainDate): readonly HolidayKey[] {
  let ofYear = holidaysByYear.get(day.year);
  if (ofYear === undefined) {
    ofYear = new Map(norwegianHolidays(day.year).map((holiday) => [holiday.day.dayOfYear, holiday.keys]));
    holidaysByYear.set(day.year, ofYear);
  }
  return ofYear.get(day.dayOfYear) ?? [];
}

function whyNotWorking(day: Temporal.PlainDate): SkippedDay['reason'] | undefined {
  return day.dayOfWeek >= SATURDAY ? 'weekend' : holidaysOn(day)[0];
}

/**
 * Whether a day is a working day (arbeidsdag): Monday to Friday and no public holiday.
 * 24 and 31 December are working days. *Virkedag* is another thing, it can be a Saturday.
 */
export function isWorkingDay(day: Temporal.PlainDate): boolean {
  return whyNotWorking(day) === undefined;
}

/**
 * Counts working days from a day that itself does not count (as in domstolloven § 148), on dates in Norway.
 *
 * A negative count goes backwards; 0 gives the day itself, working day or not. `skipped` are the days
 * passed over on the way, in the order they were met.
 * The surgery's own closing days are not skipped: they never move a statutory date.
 */
export function addWorkingDays(
  day: Temporal.PlainDate,
  count: number,
): { readonly day: Temporal.PlainDate; readonly skipped: readonly SkippedDay[] } {
  if (!Number.isInteger(count)) throw new RangeError(`not a whole number of working days: ${count}`);
  const step = { days: Math.sign(count) };
  const skipped: SkippedDay[] = [];
  let reached = day;
  let remaining = Math.abs(count);
  while (remaining > 0) {
    reached = reached.add(step);
    const reason = whyNotWorking(reached);
    if (reason === undefined) remaining -= 1;
    else skipped.push({ day: reached, reason });
  }
  return { day: reached, skipped };
}

/** A day that something is to be done by, counted in working days, and which days did not count. */
export type CountedDay = {
  /** The date in Norway that is counted from: it does not count itself. */
  readonly receivedOn: Temporal.PlainDate;
  /** The last day in time. */
  readonly day: Temporal.PlainDate;
  readonly skipped: readonly SkippedDay[];
};

/** The day by which something is to be done that came on a day. */
export function countFrom(receivedOn: Temporal.PlainDate, workingDays: number): CountedDay {
  return { receivedOn, ...addWorkingDays(receivedOn, workingDays) };
}

/** The number of working days after `from` up to and including `to`; 0 when `to` is not later. */
export function workingDaysBetween(from: Temporal.PlainDate, to: Temporal.PlainDate): number {
  const days = from.until(to, { largestUnit: 'day' }).days;
  let count = 0;
  for (let passed = 1; passed <= days; passed += 1) {
    if (isWorkingDay(from.add({ days: passed }))) count += 1;
  }
  return count;
}
