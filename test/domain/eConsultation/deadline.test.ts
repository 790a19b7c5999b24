import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { explainDeadline } from '../../../shared/domain/calendar/explainDeadline.ts';
import { isWorkingDay } from '../../../shared/domain/calendar/workingDays.ts';
import { deadlineOf } from '../../../shared/domain/eConsultation/deadline.ts';
import { OSLO, Temporal } from '../../../shared/lib/time.ts';

function receivedAt(localTime: string): Temporal.Instant {
  return Temporal.PlainDateTime.from(localTime).toZonedDateTime(OSLO).toInstant();
}

const WORKED_DATES = [
  ['Mon 22 Mar 2027', '2027-03-22', '2027-04-01'],
  ['Wed 24 Mar 2027', '2027-03-24', '2027-04-05'],
  ['Wed 12 May 2027', '2027-05-12', '2027-05-20'],
  ['Mon 15 May 2028', '2028-05-15', '2028-05-23'],
  ['Fri 18 Dec 2026', '2026-12-18', '2026-12-28'],
  ['Wed 23 Dec 2026', '2026-12-23', '2026-12-31'],
  ['Wed 30 Dec 2026', '2026-12-30', '2027-01-07'],
  ['Thu 30 Apr 2026', '2026-04-30', '2026-05-08'],
  ['Mon 3 May 2027', '2027-05-03', '2027-05-11'],
] as const;

test.each(WORKED_DATES)('an e-consultation received %s is due on the worked date', (_name, received, due) => {
  expect(deadlineOf(receivedAt(`${received}T10:00`)).day.toString()).toBe(due);
});

test('scenario 1: received Monday 22 March 2027, due Thursday 1 April, and the three holidays are named', () => {
  const deadline = deadlineOf(receivedAt('2027-03-22T10:00'));
  expect(deadline.day.toString()).toBe('2027-04-01');
  expect(deadline.skipped.map(({ day, reason }) => [day.toString(), reason])).toEqual([
    ['2027-03-25', 'maundyThursday'],
    ['2027-03-26', 'goodFriday'],
    ['2027-03-27', 'weekend'],
    ['2027-03-28', 'weekend'],
    ['2027-03-29', 'easterMonday'],
  ]);
  expect(explainDeadline(deadline, 'nb')).toBe(
    'Mottatt man 22. mars. Skjærtorsdag, langfredag og 2. påskedag teller ikke.',
  );
});

test('scenario 2: 17 May 2028 is a Wednesday and is skipped', () => {
  const deadline = deadlineOf(receivedAt('2028-05-15T08:00'));
  expect(deadline.day.toString()).toBe('2028-05-23');
  expect(explainDeadline(deadline, 'nb')).toBe('Mottatt man 15. mai. 17. mai teller ikke.');
});

test('scenario 3: 17 May 2027 is also Whit Monday and is skipped once, under both names', () => {
  const deadline = deadlineOf(receivedAt('2027-05-12T08:00'));
  expect(deadline.day.toString()).toBe('2027-05-20');
  expect(deadline.skipped.filter(({ reason }) => reason !== 'weekend')).toHaveLength(1);
  expect(explainDeadline(deadline, 'nb')).toBe('Mottatt ons 12. mai. 2. pinsedag (17. mai) teller ikke.');
});

test('scenario 4: 24 and 31 December are working days', () => {
  const deadline = deadlineOf(receivedAt('2026-12-23T12:00'));
  expect(deadline.day.toString()).toBe('2026-12-31');
  expect(deadline.skipped.map(({ day }) => day.toString())).toEqual(['2026-12-25', '2026-12-26', '2026-12-27']);
});

test('scenario 5: received late on the evening before summer time begins, due Monday 5 April', () => {
  const deadline = deadlineOf(receivedAt('2027-03-27T23:30'));
  expect(deadline.receivedOn.toString()).toBe('2027-03-27');
  expect(deadline.day.toString()).toBe('2027-04-05');
  expect(deadline.endsAt.toString()).toBe('2027-04-05T22:00:00Z');
});

test('what arrives at 23:30 UTC arrived the next day in Norway', () => {
  expect(deadlineOf(Temporal.Instant.from('2026-11-02T23:30:00Z')).receivedOn.toString()).toBe('2026-11-03');
});

test('the deadline ends when the due day ends in Norway, in winter as in summer', () => {
  expect(deadlineOf(receivedAt('2026-11-02T10:00')).endsAt.toString()).toBe('2026-11-09T23:00:00Z');
  expect(deadlineOf(receivedAt('2026-06-01T10:00')).endsAt.toString()).toBe('2026-06-08T22:00:00Z');
});

const instants = fc
  .integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2060, 0, 1) })
  .map((milliseconds) => Temporal.Instant.fromEpochMilliseconds(milliseconds));

test('a due date is never a holiday or a weekend, and always comes after the day of arrival', () => {
  fc.assert(
    fc.property(instants, (received) => {
      const deadline = deadlineOf(received);
      expect(isWorkingDay(deadline.day)).toBe(true);
      expect(Temporal.PlainDate.compare(deadline.day, deadline.receivedOn)).toBe(1);
    }),
  );
});

test('a later arrival never gives an earlier due date', () => {
  fc.assert(
    fc.property(instants, fc.integer({ min: 0, max: 60 * 24 * 3600 }), (received, seconds) => {
      const later = deadlineOf(received.add({ seconds }));
      expect(Temporal.PlainDate.compare(later.day, deadlineOf(received).day)).toBeGreaterThanOrEqual(0);
    }),
  );
});
