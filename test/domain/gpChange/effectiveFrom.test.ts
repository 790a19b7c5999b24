import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { effectiveFrom } from '../../../shared/domain/gpChange/effectiveFrom.ts';
import { osloDate, Temporal } from '../../../shared/lib/time.ts';

test.each([
  ['2027-01-31T23:59:00+01:00', '2027-02-01'],
  ['2027-02-01T00:01:00+01:00', '2027-03-01'],
  ['2026-12-15T12:00:00+01:00', '2027-01-01'],
  ['2027-06-30T22:30:00Z', '2027-08-01'],
])('a change asked for at %s holds from %s', (asked, from) => {
  expect(effectiveFrom(osloDate(Temporal.Instant.from(asked))).toString()).toBe(from);
});

test('a change always holds from the 1st of the month after', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 40_000 }), (days) => {
      const asked = Temporal.PlainDate.from('1990-01-01').add({ days });
      const from = effectiveFrom(asked);
      expect(from.day).toBe(1);
      expect(from.toPlainYearMonth().equals(asked.toPlainYearMonth().add({ months: 1 }))).toBe(true);
    }),
  );
});
