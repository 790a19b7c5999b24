import { describe, expect, test } from 'vitest';
import { type Missed, missedAppointmentFee } from '../../../shared/domain/fees/missedAppointment.ts';
import { OSLO, Temporal } from '../../../shared/lib/time.ts';
import { shippedTariff } from './shippedTariff.ts';

const tariff = shippedTariff();
const oslo = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime(OSLO).toInstant();
const office = { type: 'consultation', way: 'in-person', ownGp: true, specialist: false } as const;
const eConsultation = { ...office, way: 'text' } as const;

describe('scenario 25: the fee for a missed appointment', () => {
  const start = oslo('2026-11-20T12:00');
  const cancelled = (notice: Temporal.DurationLike, by: 'patient' | 'surgery' = 'patient'): Missed => ({
    type: 'cancelled',
    by,
    at: start.subtract(notice),
  });
  test('scenario 25: cancelled 23 h 59 min before, the doctor’s whole fee may be charged', () => {
    const fee = missedAppointmentFee(office, start, cancelled({ hours: 23, minutes: 59 }), tariff);
    expect(fee).toEqual({ type: 'MayCharge', code: '2ad', amount: 194, countsTowardsCard: 0 });
  });
  test('scenario 25: cancelled 24 h 01 min before, or 24 h sharp, there is no fee', () => {
    for (const notice of [{ hours: 24, minutes: 1 }, { hours: 24 }]) {
      expect(missedAppointmentFee(office, start, cancelled(notice), tariff)).toEqual({
        type: 'CancelledInTime',
        hours: 24,
      });
    }
  });
  test('scenario 25: in the night when the clocks go forward, hours are counted as they pass', () => {
    const monday = oslo('2027-03-28T12:00');
    const sameTimeTheDayBefore = oslo('2027-03-27T12:00');
    const missed = { type: 'cancelled', by: 'patient', at: sameTimeTheDayBefore } as const;
    expect(missedAppointmentFee(eConsultation, monday, missed, tariff).type).toBe('MayCharge');
    const anHourEarlier = { ...missed, at: oslo('2027-03-27T11:00') };
    expect(missedAppointmentFee(eConsultation, monday, anHourEarlier, tariff).type).toBe('CancelledInTime');
  });
  test('scenario 25: and in October the same time the day before is 25 hours', () => {
    const missed = { type: 'cancelled', by: 'patient', at: oslo('2027-10-30T12:30') } as const;
    expect(missedAppointmentFee(eConsultation, oslo('2027-10-31T12:00'), missed, tariff).type).toBe('CancelledInTime');
  });
  test('not coming costs the same', () => {
    expect(missedAppointmentFee({ ...office, way: 'video' }, start, { type: 'no-show' }, tariff)).toMatchObject({
      code: '2av',
      amount: 193,
    });
  });
  test('nobody pays for what the surgery cancelled', () => {
    expect(missedAppointmentFee(office, start, cancelled({ minutes: 5 }, 'surgery'), tariff).type).toBe(
      'CancelledBySurgery',
    );
  });
  test('where the tariff does not tell the whole fee, none is proposed', () => {
    const evening = oslo('2026-11-20T18:00');
    expect(missedAppointmentFee(office, evening, { type: 'no-show' }, tariff)).toEqual({
      type: 'FeeNotInTariff',
      code: '2ak',
    });
  });
});
