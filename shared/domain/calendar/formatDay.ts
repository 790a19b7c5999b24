import { OSLO, type Temporal } from '../../lib/time.ts';
import { calendarText } from '../../text/calendar.ts';
import { fillIn } from '../../text/fillIn.ts';
import type { Language } from '../../text/language.ts';

type ByNumber = Readonly<Record<number, string>>;

function parts(day: Temporal.PlainDate, language: Language, length: 'short' | 'long') {
  const text = calendarText[language];
  const weekdays: ByNumber = length === 'short' ? text.weekdayShort : text.weekday;
  const months: ByNumber = length === 'short' ? text.monthShort : text.month;
  return { weekday: weekdays[day.dayOfWeek], day: day.day, month: months[day.month], year: day.year };
}

/** «tor 1. apr», “Thu 1 Apr”. */
export function formatDay(day: Temporal.PlainDate, language: Language): string {
  return fillIn(calendarText[language].day.short, parts(day, language, 'short'));
}

/** «tor 1. apr 2027», “Thu 1 Apr 2027”. */
export function formatDayWithYear(day: Temporal.PlainDate, language: Language): string {
  return fillIn(calendarText[language].day.shortWithYear, parts(day, language, 'short'));
}

/** The year only where it is not the year of `today`: «tor 1. apr», «tor 7. jan 2027». */
export function formatDayFrom(day: Temporal.PlainDate, today: Temporal.PlainDate, language: Language): string {
  return day.year === today.year ? formatDay(day, language) : formatDayWithYear(day, language);
}

/** «torsdag 1. april 2027», “Thursday 1 April 2027”: for letters and print. */
export function formatDayInFull(day: Temporal.PlainDate, language: Language): string {
  return fillIn(calendarText[language].day.long, parts(day, language, 'long'));
}

/** The time of day in Norway, 24 hours: «10:42». */
export function formatTime(instant: Temporal.Instant): string {
  return instant.toZonedDateTimeISO(OSLO).toPlainTime().toString({ smallestUnit: 'minute' });
}
