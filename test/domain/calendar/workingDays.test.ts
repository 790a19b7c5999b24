import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addWorkingDays,
  holidaysOn,
  isWorkingDay,
  workingDaysBetween,
} from '../../../shared/domain/calendar/workingDays.ts';
import { Temporal } from '../../../shared/lib/time.ts';

const day = (text: string) => Temporal.PlainDate.from(text);

const days = fc
  .integer({ min: 0, max: 70 * 365 })
  .map((count) => Temporal.PlainDate.from('1990-01-01').add({ days: count }));

describe('which days are working days', () => {
  test.each([
    ['24 December', '2026-12-24'],
    ['31 December', '2026-12-31'],
    ['the Wednesday before Maundy Thursday', '2027-03-24'],
    ['an ordinary Friday', '2026-11-20'],
  ])('%s is one', (_name, text) => expect(isWorkingDay(day(text))).toBe(true));

  test.each([
    ['a Saturday', '2026-11-21'],
    ['a Sunday', '2026-11-22'],
    ['Easter Eve', '2027-03-27'],
    ['Whitsun Eve', '2027-05-15'],
    ['Maundy Thursday', '2027-03-25'],
    ['Good Friday', '2027-03-26'],
    ['Easter Monday', '2027-03-29'],
    ['1 May', '2026-05-01'],
    ['Ascension Day', '2027-05-06'],
    ['Whit Monday', '2028-06-05'],
    ['17 May', '2028-05-17'],
    ['25 December', '2026-12-25'],
    ['26 December', '2028-12-26'],
    ['1 January', '2027-01-01'],
  ])('%s is none', (_name, text) => expect(isWorkingDay(day(text))).toBe(false));
});

test('an ordinary day has no holiday, 17 May 2027 has two', () => {
  expect(holidaysOn(day('2026-11-20'))).toEqual([]);
  expect(holidaysOn(day('2027-05-17'))).toEqual(['whitMonday', 'constitutionDay']);
});

test('counting backwards from Thursday 1 April 2027 passes the same Easter days', () => {
  const counted = addWorkingDays(day('2027-04-01'), -5);
  expect(counted.day.toString()).toBe('2027-03-22');
  expect(counted.skipped.map((skipped) => skipped.reason)).toEqual([
    'easterMonday',
    'weekend',
    'weekend',
    'goodFriday',
    'maundyThursday',
  ]);
});

test('a holiday on a Saturday is skipped as weekend', () => {
  expect(addWorkingDays(day('2026-12-25'), 1).skipped.map(({ reason }) => reason)).toEqual(['weekend', 'weekend']);
});

test('no working days from a day is the day itself, also on a Sunday', () => {
  expect(addWorkingDays(day('2026-11-22'), 0)).toEqual({ day: day('2026-11-22'), skipped: [] });
});

test('half a working day is a mistake in the program', () => {
  expect(() => addWorkingDays(day('2026-11-20'), 1.5)).toThrow(RangeError);
});

test('adding and then subtracting the same number of working days returns to the working day', () => {
  fc.assert(
    fc.property(days, fc.integer({ min: -40, max: 40 }), (start, count) => {
      fc.pre(isWorkingDay(start));
      const there = addWorkingDays(start, count);
      const back = addWorkingDays(there.day, -count);
      expect(back.day.toString()).toBe(start.toString());
      expect(back.skipped).toHaveLength(there.skipped.length);
    }),
  );
});

test('every day on the way is either counted or skipped, and what is skipped is no working day', () => {
  fc.assert(
    fc.property(days, fc.integer({ min: 1, max: 40 }), (start, count) => {
      const { day: reached, skipped } = addWorkingDays(start, count);
      expect(start.until(reached).days).toBe(count + skipped.length);
      expect(skipped.every((one) => !isWorkingDay(one.day))).toBe(true);
      expect(isWorkingDay(reached)).toBe(true);
      expect(workingDaysBetween(start, reached)).toBe(count);
    }),
  );
});

test('there are no working days between a day and an earlier one, or itself', () => {
  expect(workingDaysBetween(day('2026-11-20'), day('2026-11-18'))).toBe(0);
  expect(workingDaysBetween(day('2026-11-20'), day('2026-11-20'))).toBe(0);
  expect(workingDaysBetween(day('2026-11-19'), day('2026-11-20'))).toBe(1);
});
