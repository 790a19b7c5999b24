import { describe, expect, test } from 'vitest';
import { matterOnGpChange, mayReadMatter } from '../../../shared/domain/patientList/openMatter.ts';
import { Temporal } from '../../../shared/lib/time.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const changeOn = day('2027-04-01');
const matter = (receivedOn: string, due: string | null) => ({
  receivedOn: day(receivedOn),
  due: due === null ? null : day(due),
});

describe('scenario 11: the patient changes GP on 1 April', () => {
  test.each([
    ['due after the change: answer or refer', '2027-03-29', '2027-04-07', 'AnswerOrRefer'],
    ['due on the day of the change: answer or refer', '2027-03-19', '2027-04-01', 'AnswerOrRefer'],
    ['without a due date: answer or refer', '2027-03-29', null, 'AnswerOrRefer'],
    ['due the day before: answered as usual', '2027-03-18', '2027-03-31', 'DueBeforeChange'],
  ])('%s', (_name, receivedOn, due, type) => {
    expect(matterOnGpChange(matter(receivedOn, due), changeOn, day('2027-03-30'))).toEqual({ type, changeOn });
  });
});

describe('scenario 12: 1 April has come', () => {
  test('what came before stays with the old GP, to be finished', () => {
    for (const today of ['2027-04-01', '2027-05-01']) {
      expect(matterOnGpChange(matter('2027-03-31', '2027-04-07'), changeOn, day(today)).type).toBe('OldGpFinishes');
    }
  });

  test('what comes now is the new GP’s', () => {
    expect(matterOnGpChange(matter('2027-04-01', '2027-04-08'), changeOn, day('2027-04-01'))).toEqual({
      type: 'NewGpsOwn',
    });
  });

  test.each([
    ['the old GP reads what came before', 'oldGp', '2027-03-31', false, true],
    ['the old GP does not read what came after', 'oldGp', '2027-04-01', true, false],
    ['the new GP reads nothing older without a transfer', 'newGp', '2027-03-31', false, false],
    ['the new GP reads the older after a transfer', 'newGp', '2027-03-31', true, true],
    ['the new GP reads what came after', 'newGp', '2027-04-01', false, true],
  ] as const)('%s', (_name, reader, receivedOn, transferred, may) => {
    expect(mayReadMatter(reader, matter(receivedOn, null), changeOn, transferred)).toBe(may);
  });
});
