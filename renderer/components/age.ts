import type { Words } from '../app/i18n.ts';
import { bornBetween } from '../../shared/domain/access/age.ts';
import type { LifeView } from '../../shared/ipc/views/patient.ts';
import { Temporal } from '../../shared/lib/time.ts';
import { formatBirthDay } from './moments.ts';

/**
 * Age on a date in Norway: whole years, and whole months for the first two years. «6–7 år» of whom only the year, or the
 * month, of birth is known. Null when nothing is.
 */
export function ageOn(birthDay: string | null, today: string, t: Words['t']): string | null {
  if (birthDay === null) return null;
  const born = bornBetween(birthDay);
  const day = Temporal.PlainDate.from(today);
  const most = lived(born.earliest, day);
  if (most.sign < 0) return null;
  const least = lived(Temporal.PlainDate.compare(born.latest, day) > 0 ? day : born.latest, day);
  if (most.years < 2) {
    const months = [monthsOf(least), monthsOf(most)] as const;
    return months[0] === months[1]
      ? t('shell.months', { count: months[0] })
      : t('patient.monthsBetween', { least: months[0], most: months[1] });
  }
  if (least.years === most.years) return t('shell.years', { count: most.years });
  return t('patient.yearsBetween', { least: least.years, most: most.years });
}

function lived(from: Temporal.PlainDate, to: Temporal.PlainDate): Temporal.Duration {
  return from.until(to, { largestUnit: 'year' });
}

function monthsOf({ years, months }: Temporal.Duration): number {
  return years * 12 + months;
}

/** «05.05.1977 · 49 år»: the whole birth date, and the age where there is one. */
export function bornWords(birthDay: string | null, today: string, t: Words['t']): string {
  if (birthDay === null) return t('thread.ageUnknown');
  return [formatBirthDay(birthDay), ageOn(birthDay, today, t)].filter((part) => part !== null).join(' · ');
}

/** «Død 03.03.2027», or that the record is out of use; for someone alive nothing is said. */
export function lifeWords(life: Exclude<LifeView, { is: 'alive' }>, t: Words['t']): string {
  if (life.is === 'dead') {
    return life.on === null ? t('patient.dead') : t('patient.diedOn', { on: formatBirthDay(life.on) });
  }
  return life.by === null ? t('patient.outdated') : t('patient.replacedBy', { name: life.by.name });
}
