import type { ClosingWarning } from '../../shared/domain/calendar/closingWarning.ts';
import { describeClosing } from '../../shared/domain/calendar/describeClosing.ts';
import { listed } from '../../shared/domain/calendar/listed.ts';
import type { Warning } from '../../shared/ipc/views/patient.ts';
import { assertNever } from '../../shared/lib/assertNever.ts';
import { Temporal } from '../../shared/lib/time.ts';
import type { Words } from '../app/i18n.ts';
import { dayWords, formatBirthDay } from './moments.ts';

/** `stop`: no answer can be sent. `heed`: someone will not get it, or not for long. `know`: good to know. */
export type WarningTone = 'stop' | 'heed' | 'know';

export type WarningWords = { readonly tone: WarningTone; readonly words: string };

const WHOLE_DAY = /^\d{4}-\d{2}-\d{2}$/u;

/** A warning in the words of the chosen language; dates are counted from today (yyyy-mm-dd in Norway). */
export function warningWords(warning: Warning, today: string, { t, language }: Words): WarningWords {
  const day = (date: string) => (WHOLE_DAY.test(date) ? dayWords(date, today, language) : formatBirthDay(date));
  switch (warning.type) {
    case 'NotReachable': {
      const instead = warning.instead.map((way) => t(`access.instead.${way}`));
      return { tone: 'stop', words: [t('access.notReachable'), ...instead].join('. ') };
    }
    case 'Recipient': {
      const { type, ...values } = warning.reason;
      return { tone: 'heed', words: t(`access.recipient.${type}`, withDays(values, day)) };
    }
    case 'PatientIsDead':
      return {
        tone: 'stop',
        words: warning.on === null ? t('access.patientIsDead') : t('access.patientDiedOn', { on: day(warning.on) }),
      };
    case 'PatientIsReplaced':
      return {
        tone: 'stop',
        words:
          warning.by === null
            ? t('access.patientIsOutdated')
            : t('access.patientIsReplaced', { name: warning.by.name }),
      };
    case 'BirthDateNotWhole':
      return { tone: 'heed', words: t('access.birthDateNotWhole') };
    case 'AgeShiftPassed':
      return { tone: 'heed', words: t('access.ageShiftPassed', { age: warning.age, on: day(warning.on) }) };
    case 'AgeShiftAhead':
      return { tone: 'heed', words: t('access.ageShiftAhead', { age: warning.age, on: day(warning.on) }) };
    case 'GpChange': {
      const newGp = warning.newGpName ?? t('patient.warning.otherSurgery');
      const values = { newGp, oldGp: warning.oldGpName ?? '–', on: day(warning.on) };
      return { tone: warning.how === 'AnswerOrRefer' ? 'heed' : 'know', words: t(changeKey[warning.how], values) };
    }
    case 'LocumStandsIn': {
      const locums = listed(warning.locumNames, language);
      const values = { gp: warning.gpName ?? '–', locums, until: day(warning.until) };
      return { tone: 'know', words: t('patient.warning.locum', values) };
    }
    case 'VacantList':
      return warning.locumName === null
        ? { tone: 'heed', words: t('patient.warning.vacantNobody') }
        : { tone: 'know', words: t('patient.warning.vacant', { locum: warning.locumName }) };
    case 'SharedList': {
      const values = { others: listed(warning.otherNames, language), gp: warning.gpName ?? '–' };
      return { tone: 'know', words: t('patient.warning.shared', values) };
    }
    case 'SurgeryClosed':
      return {
        tone: 'know',
        words: describeClosing(closingOf(warning), Temporal.PlainDate.from(warning.due), language),
      };
    case 'AddressProtected':
      return { tone: 'heed', words: t('access.masked') };
    case 'WithheldFromGuardians':
      return { tone: 'heed', words: t('access.withheld') };
    default:
      return assertNever(warning);
  }
}

const changeKey = {
  DueBeforeChange: 'patient.warning.changesBefore',
  AnswerOrRefer: 'patient.warning.changesAfter',
  OldGpFinishes: 'patient.warning.changed',
} as const;

function closingOf(warning: Extract<Warning, { type: 'SurgeryClosed' }>): ClosingWarning {
  const days = warning.days.map((day) => Temporal.PlainDate.from(day));
  return warning.how === 'ClosedOnDueDay'
    ? { type: warning.how, days, lastOpenDay: Temporal.PlainDate.from(warning.lastOpenDay) }
    : { type: warning.how, days };
}

/** Dates among the values as people read them. */
function withDays(values: object, day: (date: string) => string): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]: [string, unknown]) => [
      name,
      typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/u.test(value) ? day(value) : String(value),
    ]),
  );
}
