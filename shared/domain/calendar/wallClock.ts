import { OSLO, type Temporal } from '../../lib/time.ts';

/**
 * The instant of a clock time on a date in Norway. A time that the clock jumps over in March becomes the same
 * time after the jump; of a time that comes twice in October the first is meant.
 */
export function atOsloTime(day: Temporal.PlainDate, time: Temporal.PlainTime): Temporal.Instant {
  return day.toZonedDateTime({ timeZone: OSLO, plainTime: time }).toInstant();
}

/** Moves an appointment to another date at the same time on the clock, also where summer time begins or ends between. */
export function sameTimeOn(start: Temporal.Instant, day: Temporal.PlainDate): Temporal.Instant {
  return atOsloTime(day, start.toZonedDateTimeISO(OSLO).toPlainTime());
}
