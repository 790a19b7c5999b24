import type { Temporal } from '../../lib/time.ts';
import { calendarText } from '../../text/calendar.ts';
import { fillIn } from '../../text/fillIn.ts';
import type { Language } from '../../text/language.ts';
import type { ClosingWarning } from './closingWarning.ts';
import { formatDay } from './formatDay.ts';
import { listed } from './listed.ts';

/** The warning in words, with the due day that it does not move. */
export function describeClosing(warning: ClosingWarning, due: Temporal.PlainDate, language: Language): string {
  const closed = warning.days.map((day) => formatDay(day, language));
  return fillIn(calendarText[language].closing[warning.type], {
    days: listed(closed, language),
    due: formatDay(due, language),
    lastOpen: warning.type === 'ClosedOnDueDay' ? formatDay(warning.lastOpenDay, language) : undefined,
  });
}
