import { Temporal } from '../../lib/time.ts';
import { assertNever } from '../../lib/assertNever.ts';
import { calendarText } from '../../text/calendar.ts';
import { fillIn } from '../../text/fillIn.ts';
import type { Language } from '../../text/language.ts';
import { formatDayFrom } from './formatDay.ts';
import { workingDaysBetween } from './workingDays.ts';

/**
 * How a due day looks from today.
 *
 * Overdue is counted in working days, as the deadline itself is: due on Friday and read on Monday is one day over,
 * not three. Seen on the weekend in between it is overdue by 0. Tomorrow is tomorrow in the calendar.
 */
export type DueState =
  | { readonly type: 'overdue'; readonly workingDays: number }
  | { readonly type: 'today' }
  | { readonly type: 'tomorrow' }
  | { readonly type: 'later'; readonly day: Temporal.PlainDate };

/** The state of a due day on a day in Norway. The whole due day is in time: it is overdue from the next date on. */
export function dueState(day: Temporal.PlainDate, today: Temporal.PlainDate): DueState {
  if (Temporal.PlainDate.compare(day, today) < 0) {
    return { type: 'overdue', workingDays: workingDaysBetween(day, today) };
  }
  if (day.equals(today)) return { type: 'today' };
  if (day.equals(today.add({ days: 1 }))) return { type: 'tomorrow' };
  return { type: 'later', day };
}

/** The words of the queue: «over frist 2 dager», «forfaller i dag», «i morgen», «tor 1. apr». */
export function describeDue(state: DueState, today: Temporal.PlainDate, language: Language): string {
  const text = calendarText[language].due;
  switch (state.type) {
    case 'overdue':
      if (state.workingDays === 0) return text.overdue;
      return fillIn(state.workingDays === 1 ? text.overdue_one : text.overdue_other, { count: state.workingDays });
    case 'today':
      return text.today;
    case 'tomorrow':
      return text.tomorrow;
    case 'later':
      return formatDayFrom(state.day, today, language);
    default:
      return assertNever(state);
  }
}
