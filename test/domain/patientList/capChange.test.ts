import { describe, expect, test } from 'vitest';
import {
  type CapWish,
  checkCap,
  claimCapChange,
  earliestLowering,
} from '../../../shared/domain/patientList/capChange.ts';
import { Temporal } from '../../../shared/lib/time.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const list = { cap: 1200, headcount: 1243 };
const wish = { newCap: 1000, claimed: day('2027-01-15'), from: null, capAgreement: '', noticeAgreement: '' };

function claimedFrom(given: CapWish): string | null {
  const claim = claimCapChange(list, given);
  return claim.ok ? claim.value.from.toString() : null;
}

describe('scenario 14: what cap a list may have', () => {
  test.each([
    [2600, '', { ok: false, error: { type: 'CapAboveMaximum', maximum: 2500 } }],
    [2600, 'sak 27/114', { ok: false, error: { type: 'CapAboveMaximum', maximum: 2500 } }],
    [2501, '', { ok: false, error: { type: 'CapAboveMaximum', maximum: 2500 } }],
    [2500, '', { ok: true, value: 2500 }],
    [500, '', { ok: true, value: 500 }],
    [499, '', { ok: false, error: { type: 'CapNeedsMunicipality', below: 500 } }],
    [450, '  ', { ok: false, error: { type: 'CapNeedsMunicipality', below: 500 } }],
    [450, 'sak 27/114', { ok: true, value: 450 }],
    [1, 'sak 27/114', { ok: true, value: 1 }],
    [0, 'sak 27/114', { ok: false, error: { type: 'CapNotANumber' } }],
    [800.5, '', { ok: false, error: { type: 'CapNotANumber' } }],
    [Number.NaN, '', { ok: false, error: { type: 'CapNotANumber' } }],
  ])('%d with the agreement «%s»', (cap, agreement, expected) => {
    expect(checkCap(cap, agreement, day('2027-01-15'))).toEqual(expected);
  });
});

describe('scenario 15: a claim of 15 January to lower the cap', () => {
  test('holds from 15 July at the earliest', () => {
    expect(claimCapChange(list, wish)).toEqual({
      ok: true,
      value: {
        direction: 'lower',
        newCap: 1000,
        from: day('2027-07-15'),
        toLeave: 243,
        drawnBy: 'helsedirektoratet',
      },
    });
  });

  test('is refused for 14 July without an agreement, and taken with one', () => {
    const sooner = { ...wish, from: day('2027-07-14') };
    const refused = { ok: false, error: { type: 'NoticeTooShort', earliest: day('2027-07-15') } };
    expect(claimCapChange(list, sooner)).toEqual(refused);
    expect(claimCapChange(list, { ...sooner, noticeAgreement: ' ' })).toEqual(refused);
    expect(claimedFrom({ ...sooner, noticeAgreement: 'brev 3. februar' })).toBe('2027-07-14');
  });

  test('can be for a later day', () => {
    expect(claimedFrom({ ...wish, from: day('2027-09-01') })).toBe('2027-09-01');
  });
});

test('six months from 31 August end with February', () => {
  expect(earliestLowering(day('2026-08-31')).toString()).toBe('2027-02-28');
});

test('raising takes no notice, nobody leaves, and it cannot hold from a day gone by', () => {
  const raise = { ...wish, newCap: 1300 };
  expect(claimedFrom(raise)).toBe('2027-01-15');
  expect(claimCapChange(list, raise)).toMatchObject({ value: { direction: 'raise', toLeave: 0 } });
  const backdated = { ...raise, from: day('2027-01-14'), noticeAgreement: 'brev' };
  expect(claimCapChange(list, backdated)).toMatchObject({ error: { type: 'NoticeTooShort' } });
});

test('the same cap is no claim, and an unlawful one is refused first', () => {
  expect(claimCapChange(list, { ...wish, newCap: 1200 })).toEqual({ ok: false, error: { type: 'CapUnchanged' } });
  expect(claimCapChange({ ...list, cap: 2600 }, { ...wish, newCap: 2600 })).toMatchObject({
    error: { type: 'CapAboveMaximum' },
  });
});
