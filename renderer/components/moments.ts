import { formatDayFrom, formatTime } from '../../shared/domain/calendar/formatDay.ts';
import { osloDate, Temporal } from '../../shared/lib/time.ts';
import type { Language } from '../../shared/text/language.ts';

/** An instant for people, in Norway: the time alone today, else day and time («tor 1. apr 10:42»). */
export function formatMoment(instant: string, language: Language): string {
  const at = Temporal.Instant.from(instant);
  const day = osloDate(at);
  const today = osloDate(Temporal.Now.instant());
  if (day.equals(today)) return formatTime(at);
  return `${formatDayFrom(day, today, language)} ${formatTime(at)}`;
}

/** «tor 1. apr», with the year where it is another than today's. @param day yyyy-mm-dd, as `today` in Norway */
export function dayWords(day: string, today: string, language: Language): string {
  return formatDayFrom(Temporal.PlainDate.from(day), Temporal.PlainDate.from(today), language);
}

/** A birth date as on every form: «05.05.1977», or as much of it as is known. @param day yyyy-mm-dd, yyyy-mm or yyyy */
export function formatBirthDay(day: string): string {
  return day.split('-').toReversed().join('.');
}

/** «1 240»: Norwegian separators in every language, as in the rest of the surgery's papers. */
export function formatNumber(value: number): string {
  return new Intl.NumberFormat('nb-NO').format(value);
}
