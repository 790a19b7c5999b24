import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { longestUse, mayHaveReit, type Terms, whyNotOnTerms } from '../../../shared/domain/prescription/limits.ts';
import { osloDate } from '../../../shared/lib/time.ts';
import { day, NOW } from '../eConsultation/anEConsultation.ts';

const today = osloDate(NOW);
const register: Terms = { account: 'patient', daysOfUse: 90, reit: 0, sentBy: 'register' };

describe('quantity and reit', () => {
  test('three months are counted in the calendar; outside the register three days; group C has no limit', () => {
    expect(longestUse('A', 'register', day('2027-02-01'))).toBe(89);
    expect(longestUse('B', 'register', day('2027-07-01'))).toBe(92);
    expect(longestUse('B', 'paper', day('2027-07-01'))).toBe(3);
    expect(longestUse('A', 'oral', day('2027-07-01'))).toBe(3);
    expect(longestUse('C', 'paper', day('2027-07-01'))).toBeNull();
  });

  test.each<[string, 'A' | 'B' | 'C', Partial<Terms>, string | null]>([
    ['ninety days of group A', 'A', {}, null],
    ['ninety-two days in a quarter of 92', 'A', { daysOfUse: 92 }, null],
    ['ninety-three', 'A', { daysOfUse: 93 }, 'QuantityTooLarge'],
    ['three days of group A on paper', 'A', { sentBy: 'paper', daysOfUse: 3 }, null],
    ['four days of group A on paper', 'A', { sentBy: 'paper', daysOfUse: 4 }, 'QuantityTooLarge'],
    ['group B with reit', 'B', { reit: 1 }, 'ReitNeedsPublicAccount'],
    ['group B with reit on blue prescription', 'B', { reit: 1, account: 'blue' }, null],
    ['group B with reit on H prescription', 'B', { reit: 1, account: 'h' }, null],
    ['a year of group C with reit', 'C', { daysOfUse: 365, reit: 3 }, null],
    ['an oral prescription twice', 'C', { sentBy: 'oral', reit: 1 }, 'OralOnlyOnce'],
    ['an oral prescription once', 'C', { sentBy: 'oral' }, null],
    ['no days', 'C', { daysOfUse: 0 }, 'QuantityNotUnderstood'],
    ['half a day', 'C', { daysOfUse: 1.5 }, 'QuantityNotUnderstood'],
    ['less than no reit', 'C', { reit: -1 }, 'ReitNotUnderstood'],
    ['half a reit', 'C', { reit: 0.5 }, 'ReitNotUnderstood'],
  ])('%s', (_name, group, changes, refusal) => {
    expect(whyNotOnTerms(group, { ...register, ...changes }, today)?.type ?? null).toBe(refusal);
  });

  test('what is offered never goes against what is lawful', () => {
    expect(mayHaveReit('C', { account: 'patient', sentBy: 'oral' })).toBe(false);
    expect(mayHaveReit('A', { account: 'blue', sentBy: 'oral' })).toBe(false);
    const terms = fc.record({
      account: fc.constantFrom('patient', 'blue', 'h'),
      daysOfUse: fc.integer({ min: 1, max: 400 }),
      reit: fc.nat(3),
      sentBy: fc.constantFrom('register', 'paper', 'oral'),
    }) satisfies fc.Arbitrary<Terms>;
    fc.assert(
      fc.property(terms, fc.constantFrom('A', 'B', 'C'), (one, group) => {
        const lawful = whyNotOnTerms(group, one, today) === null;
        const limit = longestUse(group, one.sentBy, today);
        expect(lawful).toBe((one.reit === 0 || mayHaveReit(group, one)) && (limit === null || one.daysOfUse <= limit));
      }),
    );
  });
});
