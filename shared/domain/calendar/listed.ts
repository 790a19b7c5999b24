import { calendarText } from '../../text/calendar.ts';
import { fillIn } from '../../text/fillIn.ts';
import type { Language } from '../../text/language.ts';

/** Names in a row as people write them: «a», «a og b», «a, b og c». Nothing gives an empty text. */
export function listed(names: readonly string[], language: Language): string {
  const last = names.at(-1) ?? '';
  if (names.length < 2) return last;
  return fillIn(calendarText[language].list.and, { before: names.slice(0, -1).join(', '), last });
}
