import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { pageScale } from '../../../shared/domain/eConsultation/pageScale.ts';
import { Temporal } from '../../../shared/lib/time.ts';

const day = Temporal.PlainDate.from('2027-03-22');
const A4 = { width: 595, height: 842 };

test('a page is as wide as its frame', () => {
  expect(pageScale(A4, 1190, day)).toBe(2);
  expect(pageScale({ width: 2_380, height: 1_684 }, 1190, day)).toBe(0.5);
});

test.each<[string, { width: number; height: number }]>([
  ['no width', { width: 0, height: 842 }],
  ['no height', { width: 595, height: 0 }],
  ['a width below nothing', { width: -595, height: 842 }],
  ['a size that is no number', { width: Number.NaN, height: 842 }],
  ['no end', { width: Number.POSITIVE_INFINITY, height: 842 }],
  ['a thread’s shape', { width: 1, height: 14_400 }],
])('one with %s is not drawn', (_what, page) => expect(pageScale(page, 1_000, day)).toBeNull());

test('a long one is drawn smaller, as long as it can be read', () => {
  // 2000 pixels wide it would take 40 million.
  expect(pageScale({ width: 300, height: 3_000 }, 2_000, day)).toBeCloseTo(4 / 0.9 ** 0.5, 5);
  // And no browser draws 20,000 pixels in one piece.
  expect(pageScale({ width: 50, height: 2_000 }, 500, day)).toBe(8.192);
});

test('none takes more memory than there is room for, whatever it says of its size', () => {
  const side = fc.double({ min: 1e-3, max: 1e9, noNaN: true });
  fc.assert(
    fc.property(side, side, fc.integer({ min: 1, max: 8_000 }), (width, height, frame) => {
      const scale = pageScale({ width, height }, frame, day);
      if (scale === null) return;
      expect(width * height * scale * scale).toBeLessThanOrEqual(16_000_000 * 1.000_001);
      expect(Math.max(width, height) * scale).toBeLessThanOrEqual(16_384 * 1.000_001);
    }),
  );
});
