import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readNationalId } from '../../../shared/domain/identity/nationalId.ts';
import { identityText } from '../../../shared/text/identity.ts';
import { numberOn, withCheckDigits } from './syntheticNumber.ts';

// Born 15 June 1980 by Tenor's way of writing: month + 80.
const TENOR = numberOn('158680');
// A felles hjelpenummer and a DUF number made up for the test; the latter of the year 2099.
const FH = '80000000098';
const DUF = '209912345608';

function weigh(digits: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, index) => sum + weight * Number(digits[index]), 0) % 11;
}

describe('kinds of number', () => {
  test.each([
    ['a Tenor number is a fødselsnummer for tests', TENOR, 'fnr', 'tenor'],
    ['a Tenor D-number is a D-number for tests', numberOn('558680'), 'dNumber', 'tenor'],
    ['NAV’s D-numbers for tests are known by their month', numberOn('554680'), 'dNumber', 'nav'],
    ['a month + 40 is an H-number, or one of NAV’s for tests', numberOn('154680'), 'hNumber', 'perhapsNav'],
    ['a felles hjelpenummer begins with 8', FH, 'fhNumber', 'no'],
    ['a felles hjelpenummer begins with 9', numberOn('912345'), 'fhNumber', 'no'],
    ['a DUF number has twelve digits', DUF, 'duf', 'no'],
  ] as const)('%s', (_name, number, kind, synthetic) => {
    expect(readNationalId(number, 'allowed')).toEqual({ ok: true, value: { number, kind, synthetic } });
  });

  // Individual numbers from 500 on this date are for 1 January 2039: nobody has them.
  test('a number without a shift is a fødselsnummer, with the day + 40 a D-number', () => {
    const unborn = numberOn('010139', 0, 500);
    expect(readNationalId(unborn)).toEqual({ ok: true, value: { number: unborn, kind: 'fnr', synthetic: 'no' } });
    const unbornD = numberOn('410139', 0, 500);
    expect(readNationalId(unbornD)).toMatchObject({ ok: true, value: { kind: 'dNumber', synthetic: 'no' } });
  });
});

test.each(['158680 12345', '158680-12345', ' 158680.12345 ', '158 680 12345'])(
  '%j is read without its signs',
  (text) => {
    const written = text.replace('12345', TENOR.slice(6)).replace('680 12345', `680 ${TENOR.slice(6)}`);
    expect(readNationalId(written, 'allowed')).toMatchObject({ ok: true, value: { number: TENOR } });
  },
);

describe('numbers for tests', () => {
  test.each([
    [TENOR, 'tenor'],
    [numberOn('558680'), 'tenor'],
    [numberOn('554680'), 'nav'],
  ] as const)('%s is refused where only real people are', (number, made) => {
    expect(readNationalId(number)).toEqual({ ok: false, error: { type: 'SyntheticNotAllowed', made } });
  });

  test('an H-number is read there too: an institution may have given it', () => {
    expect(readNationalId(numberOn('154680'))).toMatchObject({ ok: true, value: { kind: 'hNumber' } });
  });
});

describe('refused', () => {
  test.each([
    ['nothing', '', { type: 'NotOnlyDigits' }],
    ['spaces', '   ', { type: 'NotOnlyDigits' }],
    ['letters', '15868o12345', { type: 'NotOnlyDigits' }],
    ['digits of another script', '١٥٨٦٨٠١٢٣٤٥', { type: 'NotOnlyDigits' }],
    ['ten digits', '1586801234', { type: 'WrongLength', digits: 10 }],
    ['thirteen digits', '1586801234567', { type: 'WrongLength', digits: 13 }],
    ['a felles hjelpenummer with a wrong second check digit', '80000000097', { type: 'WrongCheckDigits' }],
    ['a DUF number with wrong check digits', '209912345609', { type: 'WrongCheckDigits' }],
    ['31 June', numberOn('318680'), { type: 'NoSuchDate' }],
    ['a month + 20', numberOn('152680'), { type: 'NoSuchDate' }],
  ] as const)('%s', (_name, text, error) => {
    expect(readNationalId(text, 'allowed')).toEqual({ ok: false, error });
  });

  test('a felles hjelpenummer with only its first check digit wrong', () => {
    const first = [3, 7, 6, 1, 8, 9, 4, 5, 2, 1];
    const second = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1];
    const candidates = Array.from({ length: 100 }, (_, tail) => `800000001${String(tail).padStart(2, '0')}`);
    const wrongFirst = candidates.filter((digits) => weigh(digits, second) === 0 && weigh(digits, first) !== 0);
    expect(wrongFirst.length).toBeGreaterThan(0);
    for (const digits of wrongFirst) {
      expect(readNationalId(digits)).toEqual({ ok: false, error: { type: 'WrongCheckDigits' } });
    }
  });

  test('every refusal has its words', () => {
    expect(identityText.nb.refused.NoSuchDate).toBe('De første seks sifrene er ingen dato. Sjekk nummeret.');
  });
});

describe('scenario 54: numbers given from 2032', () => {
  test.each([0, 1, 2, 3] as const)('a first check digit with remainder %i is accepted', (remainder) => {
    const number = numberOn('158633', remainder);
    expect(readNationalId(number, 'allowed')).toMatchObject({ ok: true, value: { number, kind: 'fnr' } });
  });

  test('a remainder of 4 is not', () => {
    const [ten, second] = [numberOn('158633').slice(0, 9), '0123456789'];
    const accepted = Array.from({ length: 10 }, (_, first) =>
      Array.from(second).filter((last) => readNationalId(`${ten}${first}${last}`, 'allowed').ok),
    ).flat();
    expect(accepted.length).toBeLessThanOrEqual(4);
  });

  test('neither sex nor century nor birth date is told', () => {
    const read = readNationalId(numberOn('158633', 2), 'allowed');
    expect(read.ok && Object.keys(read.value).toSorted()).toEqual(['kind', 'number', 'synthetic']);
  });

  test('29 February of a year that could be 2000 or 1900 is a date', () => {
    expect(readNationalId(numberOn('298200'), 'allowed').ok).toBe(true);
    expect(readNationalId(numberOn('298201'), 'allowed')).toMatchObject({ error: { type: 'NoSuchDate' } });
  });
});

const dateParts = fc
  .record({
    day: fc.integer({ min: 1, max: 28 }),
    month: fc.integer({ min: 1, max: 12 }),
    year: fc.integer({ min: 0, max: 99 }),
    dNumber: fc.boolean(),
  })
  .map(({ day, month, year, dNumber }) =>
    [dNumber ? day + 40 : day, month + 80, year].map((part) => String(part).padStart(2, '0')).join(''),
  );

const numbers = fc
  .tuple(dateParts, fc.integer({ min: 0, max: 999 }), fc.constantFrom(0, 1, 2, 3))
  .map(([date, individual, remainder]) => withCheckDigits(`${date}${String(individual).padStart(3, '0')}`, remainder))
  .filter((number) => number !== undefined);

function singleDigitErrors(number: string): string[] {
  return Array.from(number).flatMap((right, index) =>
    Array.from('0123456789')
      .filter((digit) => digit !== right)
      .map((wrong) => `${number.slice(0, index)}${wrong}${number.slice(index + 1)}`),
  );
}

test('one wrong digit is always caught', () => {
  fc.assert(
    fc.property(numbers, (number) => {
      expect(readNationalId(number, 'allowed').ok).toBe(true);
      expect(singleDigitErrors(number).filter((wrong) => readNationalId(wrong, 'allowed').ok)).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test('one wrong digit is always caught in a felles hjelpenummer and in a DUF number', () => {
  for (const number of [FH, numberOn('912345'), DUF, '209904445000']) {
    expect(readNationalId(number).ok).toBe(true);
    expect(singleDigitErrors(number).filter((wrong) => readNationalId(wrong, 'allowed').ok)).toEqual([]);
  }
});

test('whatever is typed gives a number or a refusal, and the number is digits only', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), numbers), (text) => {
      const read = readNationalId(text, 'allowed');
      if (read.ok) expect(read.value.number).toMatch(/^\d{11,12}$/);
      else expect(identityText.en.refused).toHaveProperty(read.error.type);
    }),
  );
});
