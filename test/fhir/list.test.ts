import { describe, expect, test } from 'vitest';
import { EXTENSION } from '../../shared/fhir/codes.ts';
import { toListNumbers } from '../../shared/fhir/list.ts';

const cap = { url: `${EXTENSION}list-cap`, valueInteger: 1200 };
const because = (valueCode: string) => ({ url: `${EXTENSION}list-over-cap`, valueCode });

describe('what the register tells of a list', () => {
  test('cap, headcount, who waits, whether it is locked, and every reason for being over the cap', () => {
    const group = {
      quantity: 1243,
      extension: [
        cap,
        { url: `${EXTENSION}list-locked`, valueBoolean: true },
        { url: `${EXTENSION}list-waiting`, valueInteger: 7 },
        because('awaiting-draw'),
        because('child-of-listed'),
        because('returned-within-years'),
        because('something-new'),
      ],
    };
    expect(toListNumbers(group)).toEqual({
      cap: 1200,
      headcount: 1243,
      waiting: 7,
      locked: true,
      overCapBecause: ['awaitingDraw', 'childOfListed', 'returnedWithinYears'],
    });
  });

  test('what is not said is nobody in line, no lock, no reason', () => {
    expect(toListNumbers({ quantity: 900, extension: [cap] })).toEqual({
      cap: 1200,
      headcount: 900,
      waiting: 0,
      locked: false,
      overCapBecause: [],
    });
  });

  test.each([
    ['no cap', { quantity: 900 }],
    ['no headcount', { extension: [cap] }],
    ['half a person', { quantity: 900.5, extension: [cap] }],
    ['a headcount in words', { quantity: 'many', extension: [cap] }],
    ['a cap below nothing', { quantity: 900, extension: [{ ...cap, valueInteger: -1 }] }],
    ['a cap in words', { quantity: 900, extension: [{ ...cap, valueInteger: '1200' }] }],
  ])('%s: nothing is said of the list, and not that it is open', (_what, group) => {
    expect(toListNumbers(group)).toBeNull();
  });

  test('a number in line that cannot be is nobody', () => {
    const waiting = { url: `${EXTENSION}list-waiting`, valueInteger: -3 };
    expect(toListNumbers({ quantity: 900, extension: [cap, waiting] })?.waiting).toBe(0);
  });
});
