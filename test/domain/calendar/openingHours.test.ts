import { expect, test } from 'vitest';
import { closingWarning } from '../../../shared/domain/calendar/closingWarning.ts';
import { describeClosing } from '../../../shared/domain/calendar/describeClosing.ts';
import { isOpenAt, type SurgeryHours, surgeryOn } from '../../../shared/domain/calendar/openingHours.ts';
import { atOsloTime, sameTimeOn } from '../../../shared/domain/calendar/wallClock.ts';
import { deadlineOf } from '../../../shared/domain/eConsultation/deadline.ts';
import { Temporal } from '../../../shared/lib/time.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const time = (text: string) => Temporal.PlainTime.from(text);
const at = (date: string, clock: string) => atOsloTime(day(date), time(clock));

const weekly = [1, 2, 3, 4, 5].flatMap((weekday) => [
  { weekday, opens: time('08:00'), closes: time('11:30') },
  { weekday, opens: time('12:00'), closes: time('15:30') },
]);

function hours(...closings: (readonly [from: string, to: string])[]): SurgeryHours {
  return { weekly, closings: closings.map(([from, to]) => ({ from: day(from), to: day(to), reason: 'fellesferie' })) };
}

test('a weekday is open, with a break for lunch', () => {
  expect(surgeryOn(day('2026-11-20'), hours())).toEqual({ type: 'open', stretches: weekly.slice(8) });
});

test.each([
  ['a holiday', '2027-03-25', { type: 'closedForHoliday' }],
  ['a Saturday', '2026-11-21', { type: 'closedThatWeekday' }],
  ['the first day of a local closing', '2026-07-13', { type: 'closedLocally', reason: 'fellesferie' }],
  ['the last day of a local closing', '2026-07-31', { type: 'closedLocally', reason: 'fellesferie' }],
] as const)('%s is closed, and says why', (_name, text, closed) => {
  expect(surgeryOn(day(text), hours(['2026-07-13', '2026-07-31']))).toEqual(closed);
});

test('the day before and the day after a local closing are open', () => {
  const summer = hours(['2026-07-13', '2026-07-31']);
  expect(surgeryOn(day('2026-07-10'), summer).type).toBe('open');
  expect(surgeryOn(day('2026-08-03'), summer).type).toBe('open');
});

test.each([
  ['2026-11-20', '08:00', true],
  ['2026-11-20', '07:59', false],
  ['2026-11-20', '11:29', true],
  ['2026-11-20', '11:30', false],
  ['2026-11-20', '12:00', true],
  ['2026-11-20', '15:30', false],
  ['2026-11-21', '10:00', false],
] as const)('on %s at %s the surgery is open: %s', (date, clock, open) => {
  expect(isOpenAt(at(date, clock), hours())).toBe(open);
});

test('scenario 4: closing on 24 December gives a warning and leaves the due date where it is', () => {
  const deadline = deadlineOf(at('2026-12-23', '10:00'));
  const warning = closingWarning(deadline, hours(['2026-12-24', '2026-12-24']));
  expect(deadline.day.toString()).toBe('2026-12-31');
  expect(warning).toEqual({ type: 'ClosedBeforeDue', days: [day('2026-12-24')] });
  expect(warning && describeClosing(warning, deadline.day, 'nb')).toBe(
    'Kontoret er stengt tor 24. des. Fristen er fortsatt tor 31. des.',
  );
});

test('closed on the due day: the last open day before it is when to answer', () => {
  const deadline = deadlineOf(at('2026-12-23', '10:00'));
  const warning = closingWarning(deadline, hours(['2026-12-30', '2026-12-31']));
  expect(warning).toEqual({
    type: 'ClosedOnDueDay',
    days: [day('2026-12-30'), day('2026-12-31')],
    lastOpenDay: day('2026-12-29'),
  });
  expect(warning && describeClosing(warning, deadline.day, 'nn')).toBe(
    'Kontoret er stengt ons 30. des og tor 31. des. Fristen er framleis tor 31. des: svar seinast tys 29. des.',
  );
});

test('closed from the day of arrival to the due day: someone else must answer', () => {
  const deadline = deadlineOf(at('2026-11-02', '10:00'));
  const warning = closingWarning(deadline, hours(['2026-11-01', '2026-11-30']));
  expect(warning?.type).toBe('ClosedUntilDue');
  expect(warning?.days).toHaveLength(6);
  expect(warning && describeClosing(warning, deadline.day, 'en')).toMatch(
    /^The surgery is closed Mon 2 Nov, .* and Mon 9 Nov\. The deadline is still Mon 9 Nov: agree on who answers\.$/,
  );
});

test('open on every working day: no warning, though weekend and holidays lie between', () => {
  expect(closingWarning(deadlineOf(at('2027-03-22', '10:00')), hours())).toBeUndefined();
});

test('a closing before the day of arrival or after the due day is no matter for this one', () => {
  const deadline = deadlineOf(at('2026-11-02', '10:00'));
  expect(closingWarning(deadline, hours(['2026-10-30', '2026-10-30'], ['2026-11-10', '2026-11-10']))).toBeUndefined();
});

test('scenario 5: an appointment moved from 29 October to 1 November 2027 keeps its time on the clock', () => {
  const moved = sameTimeOn(at('2027-10-29', '10:15'), day('2027-11-01'));
  expect(at('2027-10-29', '10:15').toString()).toBe('2027-10-29T08:15:00Z');
  expect(moved.toString()).toBe('2027-11-01T09:15:00Z');
});

test('a time that the clock jumps over in March comes after the jump; of two in October the first is meant', () => {
  expect(at('2027-03-28', '02:30').toString()).toBe('2027-03-28T01:30:00Z');
  expect(at('2027-10-31', '02:30').toString()).toBe('2027-10-31T00:30:00Z');
});
