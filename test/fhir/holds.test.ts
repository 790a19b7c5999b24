import { describe, expect, test } from 'vitest';
import { both, daysOf, holding, holdsOn, isActive, isQualified } from '../../shared/fhir/holds.ts';
import { Temporal } from '../../shared/lib/time.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const TODAY = day('2027-03-23');

describe('a period', () => {
  test.each([
    ['that is not given holds', undefined, true],
    ['without an end holds on', { start: '2020-01-01' }, true],
    ['without a start has always held', { end: '2027-03-23' }, true],
    ['ends with its last day', { start: '2020-01-01', end: '2027-03-22' }, false],
    ['has its last day in it', { end: '2027-03-23' }, true],
    ['has its first day in it', { start: '2027-03-23' }, true],
    ['of tomorrow has not begun', { start: '2027-03-24' }, false],
    ['that ends with a month holds all of it', { end: '2027-03' }, true],
    ['that ended with the month before does not', { end: '2027-02' }, false],
    ['that ends with a year holds all of it', { end: '2027' }, true],
    ['that ended with last year does not', { end: '2026' }, false],
    ['that begins with this month has begun', { start: '2027-03' }, true],
    ['that begins with the next has not', { start: '2027-04' }, false],
    ['counts the days in Norway', { end: '2027-03-22T23:30:00Z' }, true],
    ['and not those of Greenwich', { end: '2027-03-22T22:30:00Z' }, false],
    ['whose end cannot be read has ended', { start: '2020-01-01', end: 'later' }, false],
    ['whose start cannot be read has not begun', { start: 'soon' }, false],
    ['that is none holds on no day', '2020-01-01/2030-01-01', false],
  ])('%s', (_what, period, holds) => {
    expect(holdsOn(daysOf(period), TODAY)).toBe(holds);
  });

  test('of two the days that are in both', () => {
    const one = daysOf({ start: '2026-01-01', end: '2027-12-31' });
    expect(both(one, daysOf({ start: '2027-01-01', end: '2028-01-01' }))).toEqual({
      from: '2027-01-01',
      to: '2027-12-31',
    });
    expect(both(daysOf(undefined), one)).toEqual(one);
    expect(both(one, daysOf(undefined))).toEqual(one);
  });
});

const phone = (value: string, more = {}) => ({ system: 'phone', value, ...more });
const values = (list: unknown, order: readonly string[] = []) => holding(list, TODAY, order).map(({ value }) => value);

describe('of a list', () => {
  test('what is old, has ended or has not begun is not there', () => {
    const list = [
      phone('1', { use: 'old' }),
      phone('2', { period: { end: '2026-12-31' } }),
      phone('3', { period: { start: '2027-06-01' } }),
      phone('4', { period: { start: '2027-01-01' } }),
      'nonsense',
    ];
    expect(values(list)).toEqual(['4']);
    expect([values(undefined), values('x')]).toEqual([[], []]);
  });

  test('rank goes before use, and use before the order that the portal gives', () => {
    const list = [
      phone('work', { use: 'work' }),
      phone('mobile', { use: 'mobile' }),
      phone('none'),
      phone('second', { rank: 2 }),
      phone('first', { rank: 1, use: 'work' }),
      phone('broken', { rank: 'first' }),
    ];
    expect(values(list, ['mobile', 'home'])).toEqual(['first', 'second', 'mobile', 'work', 'none', 'broken']);
  });
});

test('in use is what does not say that it is not', () => {
  expect([isActive({}), isActive({ active: true }), isActive({ active: false }), isActive({ active: 'no' })]).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

test('what changes the meaning is found at any depth, and not in what is contained', () => {
  const modifierExtension = [{ url: 'https://elsewhere.example/not', valueBoolean: true }];
  expect(isQualified({ modifierExtension })).toBe(true);
  expect(isQualified({ implicitRules: 'https://elsewhere.example/rules' })).toBe(true);
  expect(isQualified({ participant: [{ actor: {} }, { modifierExtension }] })).toBe(true);
  expect(isQualified({ contained: [{ modifierExtension }], text: 'modifierExtension' })).toBe(false);
});
