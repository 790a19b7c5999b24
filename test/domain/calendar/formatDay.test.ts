import { expect, test } from 'vitest';
import {
  formatDay,
  formatDayFrom,
  formatDayInFull,
  formatDayWithYear,
  formatTime,
} from '../../../shared/domain/calendar/formatDay.ts';
import { Temporal } from '../../../shared/lib/time.ts';
import { calendarText } from '../../../shared/text/calendar.ts';
import { LANGUAGES } from '../../../shared/text/language.ts';

const day = (text: string) => Temporal.PlainDate.from(text);

test.each([
  ['nb', 'tor 1. apr', 'tor 1. apr 2027', 'torsdag 1. april 2027'],
  ['nn', 'tor 1. apr', 'tor 1. apr 2027', 'torsdag 1. april 2027'],
  ['en', 'Thu 1 Apr', 'Thu 1 Apr 2027', 'Thursday 1 April 2027'],
] as const)('1 April 2027 in %s', (language, short, withYear, full) => {
  expect(formatDay(day('2027-04-01'), language)).toBe(short);
  expect(formatDayWithYear(day('2027-04-01'), language)).toBe(withYear);
  expect(formatDayInFull(day('2027-04-01'), language)).toBe(full);
});

test('the year is written when it is not this year', () => {
  expect(formatDayFrom(day('2026-12-31'), day('2026-12-30'), 'nb')).toBe('tor 31. des');
  expect(formatDayFrom(day('2027-01-07'), day('2026-12-30'), 'nb')).toBe('tor 7. jan 2027');
  expect(formatDayFrom(day('2026-12-30'), day('2027-01-07'), 'nb')).toBe('ons 30. des 2026');
});

test('nynorsk has its own weekdays', () => {
  const week = ['2027-03-22', '2027-03-23', '2027-03-24', '2027-03-25', '2027-03-26', '2027-03-27', '2027-03-28'];
  expect(week.map((text) => formatDay(day(text), 'nn').split(' ')[0])).toEqual([
    'mån',
    'tys',
    'ons',
    'tor',
    'fre',
    'lau',
    'søn',
  ]);
});

test.each(LANGUAGES)('every weekday and month has a name of its own in %s', (language) => {
  const text = calendarText[language];
  for (const names of [text.weekday, text.weekdayShort]) expect(new Set(Object.values(names)).size).toBe(7);
  for (const names of [text.month, text.monthShort]) expect(new Set(Object.values(names)).size).toBe(12);
});

// Only the long names: the short ones differ between engines, which is why they are our own.
test.each([
  ['nb', 'nb-NO'],
  ['nn', 'nn-NO'],
  ['en', 'en-GB'],
] as const)('the long names in %s are those of the language', (language, locale) => {
  for (let month = 1; month <= 12; month += 1) {
    const date = day(`2026-${String(month).padStart(2, '0')}-11`);
    const utc = new Date(`${date.toString()}T12:00:00Z`);
    const part = (options: Intl.DateTimeFormatOptions) =>
      new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(utc);
    expect(formatDayInFull(date, language)).toContain(`${part({ weekday: 'long' })} 11`);
    expect(formatDayInFull(date, language)).toContain(part({ month: 'long' }));
  }
});

test('the time of day is that of the clock on the wall, in winter and in summer', () => {
  expect(formatTime(Temporal.Instant.from('2026-11-20T09:42:31Z'))).toBe('10:42');
  expect(formatTime(Temporal.Instant.from('2026-07-01T22:05:59Z'))).toBe('00:05');
});
