import Holidays from 'date-holidays';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { norwegianHolidays } from '../../../shared/domain/calendar/norwegianHolidays.ts';

const oracle = new Holidays('NO');
const YEARS = Array.from({ length: 2060 - 1990 + 1 }, (_, index) => 1990 + index);

function daysByOracle(year: number): string[] {
  const days = oracle
    .getHolidays(year)
    .filter(({ type }) => type === 'public')
    .map(({ date }) => date.slice(0, 10));
  return [...new Set(days)].toSorted();
}

test.each(YEARS)('the public holidays of %i are those that date-holidays knows', (year) => {
  expect(norwegianHolidays(year).map(({ day }) => day.toString())).toEqual(daysByOracle(year));
});

test('scenario 53: a year that stands in no table has its holidays computed', () => {
  const days = norwegianHolidays(2285).map(({ day, keys }) => [day.toString(), ...keys]);
  expect(days).toContainEqual(['2285-03-22', 'easterSunday']);
  expect(days).toContainEqual(['2285-03-19', 'maundyThursday']);
});

// The earliest and the latest Easter there can be, and the two years in which Gauss's own rule needed an exception.
test.each([
  [1818, '1818-03-22'],
  [1943, '1943-04-25'],
  [1954, '1954-04-18'],
  [1981, '1981-04-19'],
  [2000, '2000-04-23'],
  [2038, '2038-04-25'],
])('Easter Sunday of %i is %s', (year, day) => {
  const easter = norwegianHolidays(year).find(({ keys }) => keys.includes('easterSunday'));
  expect(easter?.day.toString()).toBe(day);
});

test('an ordinary year has twelve holidays, each under its own name', () => {
  expect(norwegianHolidays(2026).map(({ day, keys }) => `${day.toString()} ${keys.join()}`)).toEqual([
    '2026-01-01 newYearsDay',
    '2026-04-02 maundyThursday',
    '2026-04-03 goodFriday',
    '2026-04-05 easterSunday',
    '2026-04-06 easterMonday',
    '2026-05-01 labourDay',
    '2026-05-14 ascensionDay',
    '2026-05-17 constitutionDay',
    '2026-05-24 whitSunday',
    '2026-05-25 whitMonday',
    '2026-12-25 christmasDay',
    '2026-12-26 boxingDay',
  ]);
});

test('17 May 2027 is Whit Monday too: eleven days, and one with two names', () => {
  const holidays = norwegianHolidays(2027);
  expect(holidays).toHaveLength(11);
  expect(holidays.filter(({ keys }) => keys.length > 1).map(({ day, keys }) => [day.toString(), keys])).toEqual([
    ['2027-05-17', ['whitMonday', 'constitutionDay']],
  ]);
});

test('Easter is always a Sunday between 22 March and 25 April', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1583, max: 9999 }), (year) => {
      const easter = norwegianHolidays(year).find(({ keys }) => keys.includes('easterSunday'));
      expect(easter?.day.dayOfWeek).toBe(7);
      const date = easter?.day.toString().slice(5) ?? '';
      expect(date >= '03-22' && date <= '04-25').toBe(true);
    }),
  );
});
