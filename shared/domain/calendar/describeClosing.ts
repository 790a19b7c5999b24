import { assertNever } from '../../lib/assertNever.ts';
import type { Temporal } from '../../lib/time.ts';
import { calendarText } from '../../text/calendar.ts';
import { fillIn } from '../../text/fillIn.ts';
import type { Language } from '../../text/language.ts';
import type { ClosingWarning } from './closingWarning.ts';
import { formatDay } from './formatDay.ts';
import { listed } from './listed.ts';

/** The warning in words, with the due day that it does not move. */
export function describeClosing(warning: ClosingWarning, due: Temporal.PlainDate, language: Language): string {
  const text = calendarText[language].closing;
  const days = listed(
    warning.days.map((day) => formatDay(day, language)),
    language,
  );
  const values = { days, due: formatDay(due, language) };
  switch (warning.type) {
    case 'ClosedBeforeDue':
      return fillIn(text.ClosedBeforeDue, values);
    case 'ClosedOnDueDay':
      return fillIn(text.ClosedOnDueDay, { ...values, lastOpen: formatDay(warning.lastOpenDay, language) });
    case 'ClosedUntilDue':
      return fillIn(text.ClosedUntilDue, values);
    default:
      return assertNever(warning);
  }
}
