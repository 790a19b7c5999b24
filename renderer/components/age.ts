import type { Words } from '../app/i18n.ts';
import { Temporal } from '../../shared/lib/time.ts';
import { formatBirthDay } from './moments.ts';

/** Age on a date in Norway: whole years, and whole months for the first two years. Null when no birth day is known. */
export function ageOn(birthDay: string | null, today: string, t: Words['t']): string | null {
  if (birthDay === null) return null;
  const lived = Temporal.PlainDate.from(birthDay).until(Temporal.PlainDate.from(today), { largestUnit: 'year' });
  if (lived.sign < 0) return null;
  if (lived.years < 2) return t('shell.months', { count: lived.years * 12 + lived.months });
  return t('shell.years', { count: lived.years });
}

/** «05.05.1977 · 49 år»: the whole birth date, and the age where there is one. */
export function bornWords(birthDay: string | null, today: string, t: Words['t']): string {
  if (birthDay === null) return t('thread.ageUnknown');
  return [formatBirthDay(birthDay), ageOn(birthDay, today, t)].filter((part) => part !== null).join(' · ');
}
