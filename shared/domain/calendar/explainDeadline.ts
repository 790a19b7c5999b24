import type { Temporal } from '../../lib/time.ts';
import { calendarText } from '../../text/calendar.ts';
import { fillIn } from '../../text/fillIn.ts';
import type { Language } from '../../text/language.ts';
import { formatDay } from './formatDay.ts';
import { listed } from './listed.ts';
import type { HolidayKey } from './norwegianHolidays.ts';
import { type CountedDay, holidaysOn } from './workingDays.ts';

/**
 * Why a due date is what it is, in one or two sentences:
 * «Mottatt man 22. mars. Skjærtorsdag, langfredag og 2. påskedag teller ikke.»
 *
 * Weekends go without saying when a holiday is named. A day that is two holidays is named once, by both names.
 */
export function explainDeadline(deadline: Pick<CountedDay, 'receivedOn' | 'skipped'>, language: Language): string {
  const text = calendarText[language].explanation;
  const sentences = [fillIn(text.received, { day: formatDay(deadline.receivedOn, language) })];
  const holidays = deadline.skipped.filter((skipped) => skipped.reason !== 'weekend');
  if (holidays.length > 0) {
    const days = startOfSentence(
      listed(
        holidays.map((holiday) => nameOf(holiday.day, language)),
        language,
      ),
    );
    sentences.push(fillIn(holidays.length === 1 ? text.skipped_one : text.skipped_other, { days }));
  } else if (deadline.skipped.length > 0) {
    sentences.push(text.onlyWeekend);
  }
  return sentences.join(' ');
}

/** The name of a holiday for people, inside a sentence. */
export function holidayName(key: HolidayKey, language: Language): string {
  return calendarText[language].holiday[key];
}

function nameOf(day: Temporal.PlainDate, language: Language): string {
  const [first, second] = holidaysOn(day).map((key) => holidayName(key, language));
  if (second === undefined) return String(first);
  return fillIn(calendarText[language].twoHolidays, { first: String(first), second });
}

function startOfSentence(text: string): string {
  return text.charAt(0).toLocaleUpperCase('nb') + text.slice(1);
}
