import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayFromNumber, dayNumber, dueDayOf } from '../../shared/fhir/dueDay.ts';
import { readInstant, readMoment, writeInstant } from '../../shared/fhir/instant.ts';
import { deadlineOf } from '../../shared/domain/eConsultation/deadline.ts';
import { Temporal } from '../../shared/lib/time.ts';

describe('an instant of FHIR as milliseconds', () => {
  test.each([
    ['UTC with milliseconds', '2027-03-23T08:00:00.123Z', '2027-03-23T08:00:00.123Z'],
    ['whole seconds', '2027-03-23T08:00:00Z', '2027-03-23T08:00:00.000Z'],
    ['Norwegian winter', '2027-01-05T09:30:00+01:00', '2027-01-05T08:30:00.000Z'],
    ['Norwegian summer', '2027-07-05T09:30:00+02:00', '2027-07-05T07:30:00.000Z'],
    ['west of Greenwich, into the next day', '2027-01-05T23:30:00-03:30', '2027-01-06T03:00:00.000Z'],
    ['nanoseconds, cut to milliseconds', '2027-03-23T08:00:00.123456789Z', '2027-03-23T08:00:00.123Z'],
    ['one decimal', '2027-03-23T08:00:00.5Z', '2027-03-23T08:00:00.500Z'],
    ['a day is its first moment in Norway, in winter', '2027-01-05', '2027-01-04T23:00:00.000Z'],
    ['and in summer', '2027-07-05', '2027-07-04T22:00:00.000Z'],
    ['the night the clock goes forward', '2027-03-28', '2027-03-27T23:00:00.000Z'],
    ['a leap day', '2028-02-29', '2028-02-28T23:00:00.000Z'],
    ['an hour of a leap day', '2028-02-29T08:00:00Z', '2028-02-29T08:00:00.000Z'],
    ['the last of a long month', '2027-12-31T23:59:59+01:00', '2027-12-31T22:59:59.000Z'],
    ['a second that was put in', '2016-12-31T23:59:60Z', '2017-01-01T00:00:00.000Z'],
    ['a part of it', '2016-12-31T23:59:60.500Z', '2017-01-01T00:00:00.000Z'],
    ['twelve decimals', '2027-03-23T08:00:00.123456789012Z', '2027-03-23T08:00:00.123Z'],
    ['a month is its first moment', '2027-03', '2027-02-28T23:00:00.000Z'],
    ['and so is a year', '2027', '2026-12-31T23:00:00.000Z'],
    ['long before 1970', '1911-05-17T12:00:00Z', '1911-05-17T12:00:00.000Z'],
  ])('%s', (_what, text, utc) => {
    expect(readInstant(text)).toBe(Date.parse(utc));
  });

  test.each([
    '',
    ' ',
    '2027-13',
    '2027-3',
    '2027-02-29',
    '2027-13-01',
    '2027-00-10',
    '27-03-23',
    '2027-03-23T08:00:00',
    '2027-03-23T08:00Z',
    '2027-03-23 08:00:00Z',
    '2027-03-23T25:00:00Z',
    '2027-03-23T24:00:00Z',
    '2027-02-30T08:00:00Z',
    '2027-02-29T08:00:00Z',
    '2027-04-31T08:00:00+02:00',
    '2027-03-23T08:61:00Z',
    '2027-03-23T08:00:61Z',
    '2027-03-23T08:00:00+15:00',
    '2027-03-23T08:00:00+1:00',
    '2027-03-23T08:00:00.Z',
    '2027-03-23T08:00:00z',
    ' 2027-03-23T08:00:00Z',
    '2027-03-23T08:00:00Z\n',
    'i dag',
    '23.03.2027',
    '+002027-03-23T08:00:00Z',
  ])('«%s» is none', (text) => {
    expect(readInstant(text)).toBeNull();
  });

  test.each([
    ['2027', 'year', '2026-12-31T23:00:00.000Z', '2027-12-31T22:59:59.999Z'],
    ['2027-03', 'month', '2027-02-28T23:00:00.000Z', '2027-03-31T21:59:59.999Z'],
    ['2027-03-28', 'day', '2027-03-27T23:00:00.000Z', '2027-03-28T21:59:59.999Z'],
    ['2027-03-28T08:00:00Z', 'instant', '2027-03-28T08:00:00.000Z', '2027-03-28T08:00:00.000Z'],
  ])('%s is known to the %s', (text, precision, first, last) => {
    expect(readMoment(text)).toEqual({ precision, first: Date.parse(first), last: Date.parse(last) });
  });

  test('what we write we read, and it is UTC with three decimals', () => {
    fc.assert(
      fc.property(fc.integer({ min: -60_000_000_000_000, max: 250_000_000_000_000 }), (ms) => {
        const text = writeInstant(ms);
        return readInstant(text) === ms && /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/u.test(text);
      }),
    );
  });

  test('no text makes it throw', () => {
    fc.assert(
      fc.property(fc.string(), (text) => readInstant(text) === null || Number.isSafeInteger(readInstant(text))),
    );
  });
});

describe('a due day as the database keeps it', () => {
  test('a day comes out of its number as it went in', () => {
    expect(dayNumber(Temporal.PlainDate.from('1970-01-01'))).toBe(0);
    fc.assert(
      fc.property(fc.integer({ min: -40_000, max: 60_000 }), (days) => dayNumber(dayFromNumber(days)) === days),
    );
  });

  test('is the deadline of the instant of receipt, whatever the hour and season', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2025-01-01'), max: new Date('2030-12-31'), noInvalidDate: true }),
        (received) => {
          const instant = Temporal.Instant.fromEpochMilliseconds(received.getTime());
          return dayFromNumber(dueDayOf('e-consultation', received.getTime()) ?? 0).equals(deadlineOf(instant).day);
        },
      ),
      { numRuns: 300 },
    );
  });

  test.each([
    ['just before midnight in winter', '2027-01-05T22:59:59.999Z'],
    ['at midnight in winter', '2027-01-05T23:00:00.000Z'],
    ['just before midnight in summer', '2027-07-05T21:59:59.999Z'],
    ['at midnight in summer', '2027-07-05T22:00:00.000Z'],
    ['at midnight UTC', '2027-07-06T00:00:00.000Z'],
    ['the night the clock goes back', '2027-10-31T00:30:00.000Z'],
  ])('%s', (_what, text) => {
    const day = dayFromNumber(dueDayOf('e-consultation', Date.parse(text)) ?? 0);
    expect(day.toString()).toBe(deadlineOf(Temporal.Instant.from(text)).day.toString());
  });
});
