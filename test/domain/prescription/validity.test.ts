import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Medicine, Prescription } from '../../../shared/domain/prescription/prescription.ts';
import { isExpired, isVisible, renewable, validUntil } from '../../../shared/domain/prescription/validity.ts';
import { Temporal } from '../../../shared/lib/time.ts';
import { day } from '../eConsultation/anEConsultation.ts';
import { aPrescription, metoprolol, morphine, penicillin, thePill } from './aPrescription.ts';

const today = day('2027-11-15');

function issued(ago: Temporal.DurationLike, changes: Partial<Prescription> = {}): Prescription {
  return aPrescription({ issued: today.subtract(ago).toString(), ...changes });
}

function until(changes: Partial<Prescription>): string {
  return validUntil(aPrescription(changes)).toString();
}

function expiredOn(date: string): Prescription {
  return aPrescription({ issued: day(date).subtract({ days: 365 }).toString() });
}

describe('scenario 37: how long a prescription is valid', () => {
  test.each<[string, Medicine, Temporal.DurationLike, boolean]>([
    ['an antibiotic prescribed 15 days ago', penicillin, { days: 15 }, true],
    ['an antibiotic prescribed 11 days ago', penicillin, { days: 11 }, true],
    ['an antibiotic prescribed 10 days ago', penicillin, { days: 10 }, false],
    ['a contraceptive prescribed two years ago', thePill, { years: 2 }, false],
    ['a contraceptive prescribed 1,096 days ago', thePill, { days: 1096 }, true],
    ['an ordinary one prescribed 366 days ago', metoprolol, { days: 366 }, true],
    ['an ordinary one prescribed 365 days ago', metoprolol, { days: 365 }, false],
    ['morphine prescribed 366 days ago', morphine, { days: 366 }, true],
  ])('%s', (_name, medicine, ago, expired) => {
    expect(isExpired(issued(ago, { medicine }), today)).toBe(expired);
  });

  test('over 29 February 366 days are expired too', () => {
    expect(isExpired(aPrescription({ issued: '2027-06-01' }), day('2028-06-01'))).toBe(true);
    expect(isExpired(aPrescription({ issued: '2027-06-01' }), day('2028-05-31'))).toBe(false);
  });

  test('what was issued before 1 July 2025 follows the rule of its day: one year', () => {
    expect(until({ medicine: penicillin, issued: '2025-06-30' })).toBe('2026-06-30');
    expect(until({ medicine: penicillin, issued: '2025-07-01' })).toBe('2025-07-11');
    expect(until({ medicine: thePill, issued: '2025-06-30' })).toBe('2026-06-30');
    expect(until({ medicine: thePill, issued: '2025-07-01' })).toBe('2028-06-30');
  });

  test('an antibiotic on blue or H prescription is valid for the ordinary year', () => {
    for (const account of ['blue', 'h'] as const) {
      expect(isExpired(issued({ days: 365 }, { medicine: penicillin, account }), today)).toBe(false);
      expect(isExpired(issued({ days: 366 }, { medicine: penicillin, account }), today)).toBe(true);
    }
    expect(validUntil(aPrescription({ medicine: thePill, account: 'blue', issued: '2027-01-10' })).toString()).toBe(
      '2030-01-09',
    );
  });

  test('the prescriber may write a shorter time, never a longer one than the rule; an antibiotic may be extended to the year', () => {
    expect(until({ medicine: metoprolol, statedUntil: '2027-02-01' })).toBe('2027-02-01');
    expect(until({ medicine: metoprolol, statedUntil: '2029-01-01' })).toBe('2028-01-10');
    expect(until({ medicine: penicillin, statedUntil: '2027-01-15' })).toBe('2027-01-15');
    expect(until({ medicine: penicillin, statedUntil: '2027-02-20' })).toBe('2027-02-20');
    expect(until({ medicine: penicillin, statedUntil: '2029-01-01' })).toBe('2028-01-10');
    expect(until({ medicine: thePill, statedUntil: '2028-06-01' })).toBe('2028-06-01');
    expect(until({ medicine: thePill, statedUntil: '2031-01-01' })).toBe('2030-01-09');
  });
});

describe('scenario 38: visible and renewable for twelve months after expiry', () => {
  test.each([
    ['12 months + 1 day ago', '2026-11-14', false],
    ['12 months ago', '2026-11-15', true],
    ['11 months ago', '2026-12-15', true],
    ['not yet', '2027-12-01', true],
  ])('expired %s', (_name, date, visible) => {
    expect(validUntil(expiredOn(date)).toString()).toBe(date);
    expect(isVisible(expiredOn(date), today)).toBe(visible);
    expect(renewable([expiredOn(date)], today)).toHaveLength(visible ? 1 : 0);
  });
});

test('a later issue is never valid for a shorter time under the same rule, and the last valid day is a whole day', () => {
  const dates = fc.integer({ min: 0, max: 4000 }).map((days) => day('2025-07-01').add({ days }));
  const medicines = fc.constantFrom(metoprolol, morphine, penicillin, thePill);
  fc.assert(
    fc.property(dates, fc.nat(400), medicines, (date, later, medicine) => {
      const first = aPrescription({ medicine, issued: date.toString() });
      const second = aPrescription({ medicine, issued: date.add({ days: later }).toString() });
      expect(Temporal.PlainDate.compare(validUntil(first), validUntil(second))).toBeLessThanOrEqual(0);
      expect(isExpired(first, validUntil(first))).toBe(false);
      expect(isExpired(first, validUntil(first).add({ days: 1 }))).toBe(true);
    }),
  );
});
