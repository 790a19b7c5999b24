import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { describeDue, type DueState, dueState } from '../../../shared/domain/calendar/dueState.ts';
import { Temporal } from '../../../shared/lib/time.ts';

const day = (text: string) => Temporal.PlainDate.from(text);

function inWords(due: string, today: string): [string, string, string] {
  const state = dueState(day(due), day(today));
  return [
    describeDue(state, day(today), 'nb'),
    describeDue(state, day(today), 'nn'),
    describeDue(state, day(today), 'en'),
  ];
}

test('scenario 6: due today until the day ends, over the deadline on the next working day', () => {
  expect(dueState(day('2026-11-19'), day('2026-11-19'))).toEqual({ type: 'today' });
  expect(dueState(day('2026-11-19'), day('2026-11-20'))).toEqual({ type: 'overdue', workingDays: 1 });
});

test.each([
  ['2026-11-20', '2026-11-20', ['forfaller i dag', 'forfell i dag', 'due today']],
  ['2026-11-20', '2026-11-19', ['i morgen', 'i morgon', 'due tomorrow']],
  ['2027-04-01', '2027-03-30', ['tor 1. apr', 'tor 1. apr', 'Thu 1 Apr']],
  ['2027-01-07', '2026-12-30', ['tor 7. jan 2027', 'tor 7. jan 2027', 'Thu 7 Jan 2027']],
  ['2026-11-19', '2026-11-20', ['over frist 1 arb.dag', 'over frist 1 arb.dag', '1 work day overdue']],
  ['2026-11-20', '2026-11-24', ['over frist 2 arb.dager', 'over frist 2 arb.dagar', '2 work days overdue']],
  ['2026-11-20', '2026-11-21', ['over frist', 'over fristen', 'overdue']],
])('due %s reads on %s as %j', (due, today, words) => {
  expect(inWords(due, today)).toEqual(words);
});

test('due on Friday and read on Monday is one working day over, though three days have passed', () => {
  expect(dueState(day('2026-11-20'), day('2026-11-23'))).toEqual({ type: 'overdue', workingDays: 1 });
});

test('a matter is overdue exactly when its due day has passed', () => {
  fc.assert(
    fc.property(fc.integer({ min: -400, max: 400 }), (days) => {
      const today = day('2027-03-20');
      const state = dueState(today.add({ days }), today);
      expect(state.type === 'overdue').toBe(days < 0);
      expect(state.type === 'today').toBe(days === 0);
    }),
  );
});

test('a state that the rule does not know stops the program', () => {
  const unknown: DueState = JSON.parse('{"type":"someday"}');
  expect(() => describeDue(unknown, day('2026-11-20'), 'nb')).toThrow('someday');
});
