import { OSLO, Temporal } from '../../lib/time.ts';
import { holidaysOn } from './workingDays.ts';

/** One stretch of a weekday (Monday is 1) when the door is open; a day with a lunch break has two. `closes` is not in it. */
export type OpenStretch = {
  readonly weekday: number;
  readonly opens: Temporal.PlainTime;
  readonly closes: Temporal.PlainTime;
};

/** The surgery's own closing: a planning day, 24 December, the summer weeks. Both dates are in it. */
export type LocalClosing = {
  readonly from: Temporal.PlainDate;
  readonly to: Temporal.PlainDate;
  readonly reason: string;
};

export type SurgeryHours = { readonly weekly: readonly OpenStretch[]; readonly closings: readonly LocalClosing[] };

export type DayAtSurgery =
  | { readonly type: 'open'; readonly stretches: readonly OpenStretch[] }
  | { readonly type: 'closedForHoliday' }
  | { readonly type: 'closedLocally'; readonly reason: string }
  | { readonly type: 'closedThatWeekday' };

/**
 * Whether the surgery is open on a day in Norway, and when. Local facts for planning and warnings only:
 * no statutory date is counted from them.
 */
export function surgeryOn(day: Temporal.PlainDate, hours: SurgeryHours): DayAtSurgery {
  if (holidaysOn(day).length > 0) return { type: 'closedForHoliday' };
  const closing = hours.closings.find(
    ({ from, to }) => Temporal.PlainDate.compare(from, day) <= 0 && Temporal.PlainDate.compare(day, to) <= 0,
  );
  if (closing !== undefined) return { type: 'closedLocally', reason: closing.reason };
  const stretches = hours.weekly.filter(({ weekday }) => weekday === day.dayOfWeek);
  return stretches.length > 0 ? { type: 'open', stretches } : { type: 'closedThatWeekday' };
}

/** Whether the surgery is open at an instant. While it is, urgent help must be received (fastlegeforskriften § 16 a). */
export function isOpenAt(instant: Temporal.Instant, hours: SurgeryHours): boolean {
  const local = instant.toZonedDateTimeISO(OSLO);
  const day = surgeryOn(local.toPlainDate(), hours);
  if (day.type !== 'open') return false;
  const time = local.toPlainTime();
  return day.stretches.some(
    ({ opens, closes }) => Temporal.PlainTime.compare(opens, time) <= 0 && Temporal.PlainTime.compare(time, closes) < 0,
  );
}
