import { describe, expect, test } from 'vitest';
import {
  changeQuota,
  countsAsChange,
  expectChange,
  type GpChangeMade,
  type GpChangeReason,
} from '../../../shared/domain/gpChange/quota.ts';
import { Temporal } from '../../../shared/lib/time.ts';
import { gpChangeText } from '../../../shared/text/gpChange.ts';

const made = (asked: string, reason: GpChangeReason = 'ownChoice'): GpChangeMade => ({
  asked: Temporal.PlainDate.from(asked),
  reason,
});
const day = (text: string) => Temporal.PlainDate.from(text);

const TWO = [made('2026-02-10'), made('2026-06-30')];

describe('scenario 18: two changes a calendar year', () => {
  test('the second is expected to go through and shows 2/2', () => {
    expect(expectChange(TWO.slice(0, 1), made('2026-06-30'))).toEqual({
      ok: true,
      value: { from: day('2026-07-01'), quota: { used: 2, allowed: 2 } },
    });
  });

  test('the third is refused, shows 2/2 and says when one can ask again', () => {
    expect(expectChange(TWO, made('2026-12-31'))).toEqual({
      ok: false,
      error: { type: 'QuotaUsed', used: 2, allowed: 2, againFrom: day('2027-01-01') },
    });
  });

  test('a registered move is allowed, and the counter stays at 2/2', () => {
    expect(expectChange(TWO, made('2026-09-01', 'movedInRegister'))).toEqual({
      ok: true,
      value: { from: day('2026-10-01'), quota: { used: 2, allowed: 2 } },
    });
  });

  test('on 1 January the count begins anew', () => {
    expect(changeQuota(TWO, day('2026-12-31'))).toEqual({ used: 2, allowed: 2 });
    expect(changeQuota(TWO, day('2027-01-01'))).toEqual({ used: 0, allowed: 2 });
    expect(expectChange(TWO, made('2027-01-01')).ok).toBe(true);
  });
});

test.each(['movedInRegister', 'gpEnded', 'listCut', 'removedFromList', 'allocatedWithoutGp', 'newborn'] as const)(
  '%s does not count as a change',
  (reason) => {
    expect(countsAsChange(reason)).toBe(false);
    expect(changeQuota([made('2026-02-10', reason)], day('2026-03-01')).used).toBe(0);
  },
);

test('every reason has its words', () => {
  expect(gpChangeText.nn.reason.gpEnded).toBe('fastlegen slutta');
});
