import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exemptionOn, leftUntilCard, patientFee, type Payer } from '../../../shared/domain/fees/patientFee.ts';
import { rateOn, type Tariff } from '../../../shared/domain/fees/tariff.ts';
import {
  CONSULTATION_WAYS,
  consultationCode,
  tariffCodes,
  timeOfDay,
  type Treatment,
} from '../../../shared/domain/fees/treatment.ts';
import { OSLO, Temporal } from '../../../shared/lib/time.ts';
import { feesText } from '../../../shared/text/fees.ts';
import { fillIn } from '../../../shared/text/fillIn.ts';
import { LANGUAGES } from '../../../shared/text/language.ts';
import { shippedTariff } from './shippedTariff.ts';

const tariff = shippedTariff();
const day = (text: string) => Temporal.PlainDate.from(text);
const oslo = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime(OSLO).toInstant();

const adult: Payer = { birthDate: day('1970-05-05'), card: null, outsideListSystem: false };
const office = { type: 'consultation', way: 'in-person', ownGp: true, specialist: false } as const;
const eConsultation = { ...office, way: 'text' } as const;
const noon = oslo('2026-11-20T12:00');

describe('what an act costs the patient', () => {
  test.each([
    ['a consultation', office, '2026-11-20T12:00', 179],
    ['an e-consultation', eConsultation, '2026-11-20T12:00', 179],
    ['a telephone consultation', { ...office, way: 'phone' }, '2026-11-20T12:00', 179],
    ['a video consultation', { ...office, way: 'video' }, '2026-11-20T12:00', 179],
    ['an e-consultation in the evening with the own GP', eConsultation, '2026-11-20T20:00', 179],
    ['a telephone consultation in the evening with the own GP', { ...office, way: 'phone' }, '2026-11-20T20:00', 179],
    ['a video consultation in the evening with the own GP', { ...office, way: 'video' }, '2026-11-20T20:00', 179],
    [
      'an e-consultation in the evening with another doctor',
      { ...eConsultation, ownGp: false },
      '2026-11-20T20:00',
      301,
    ],
    ['a consultation in the evening', office, '2026-11-20T20:00', 301],
    ['a consultation with a specialist', { ...office, specialist: true }, '2026-11-20T12:00', 235],
    ['a consultation with a specialist in the evening', { ...office, specialist: true }, '2026-11-20T20:00', 357],
    ['a simple contact', { type: 'simple-contact' }, '2026-11-20T12:00', 0],
    ['a renewal', { type: 'renewal' }, '2026-11-20T12:00', 0],
    ['a follow-up question', { type: 'follow-up' }, '2026-11-20T12:00', 0],
    ['a booking or a message', { type: 'administrative' }, '2026-11-20T12:00', 0],
  ] as const)('%s', (_what, treatment, at, expected) => {
    expect(patientFee(treatment, adult, tariff, oslo(at)).patientPays).toBe(expected);
  });

  test('the reason names the code, the amount and the day it has applied from', () => {
    const { reasons, lines, registered } = patientFee({ ...eConsultation, specialist: true }, adult, tariff, noon);
    expect(reasons).toEqual([
      { type: 'PatientShare', code: '2as', amount: 179, from: '2026-07-01' },
      { type: 'PatientShare', code: '2dd', amount: 56, from: '2026-07-01' },
    ]);
    expect(lines).toEqual([
      { code: '2as', patientPays: 179 },
      { code: '2dd', patientPays: 56 },
    ]);
    expect(registered).toBe(true);
  });

  test('a renewal is reported to Helfo though the patient pays nothing', () => {
    const fee = patientFee({ type: 'renewal' }, adult, tariff, noon);
    expect(fee).toMatchObject({ registered: true, reasons: [{ type: 'NoPatientShare', code: '1i' }] });
  });

  test('follow-up questions are included, and administration is never charged', () => {
    expect(patientFee({ type: 'follow-up' }, adult, tariff, noon)).toEqual({
      patientPays: 0,
      countsTowardsCard: 0,
      registered: false,
      lines: [],
      reasons: [{ type: 'FollowUpIncluded' }],
    });
    const administrative = patientFee({ type: 'administrative' }, { ...adult, outsideListSystem: true }, tariff, noon);
    expect(administrative).toMatchObject({ patientPays: 0, registered: false, reasons: [{ type: 'NothingToCharge' }] });
  });

  test('a patient outside the list system pays the supplement for a consultation and for nothing else', () => {
    const outside = { ...adult, outsideListSystem: true };
    expect(patientFee(office, outside, tariff, noon).patientPays).toBe(310);
    expect(patientFee({ type: 'simple-contact' }, outside, tariff, noon).patientPays).toBe(0);
  });

  test('despatch on the patient’s wish costs 59 also with a card, and does not count towards it', () => {
    const withCard = { ...adult, card: { from: '2026-09-01', to: '2026-12-31' } };
    const fee = patientFee(office, withCard, tariff, noon, { despatchOnWish: true });
    expect(fee).toMatchObject({ patientPays: 59, countsTowardsCard: 0 });
    expect(fee.reasons).toContainEqual({ type: 'DespatchOnWish', amount: 59 });
    const without = patientFee(office, adult, tariff, noon, { despatchOnWish: true });
    expect(without).toMatchObject({ patientPays: 238, countsTowardsCard: 179 });
    expect(patientFee(office, adult, tariff, noon, { despatchOnWish: false }).patientPays).toBe(179);
  });
});

describe('scenario 49: who pays nothing', () => {
  const turning18: Payer = { ...adult, birthDate: day('2008-11-21') };
  test('scenario 49: a 17-year-old after 1 August 2026 is asked for nothing', () => {
    const fee = patientFee(office, turning18, tariff, oslo('2026-11-20T15:59'));
    expect(fee).toMatchObject({ patientPays: 0, countsTowardsCard: 0, registered: true });
    expect(fee.reasons).toEqual([{ type: 'ExemptByAge', under: 18, until: '2026-11-21' }]);
  });
  test('scenario 49: on the 18th birthday the share is 179, and 56 more with a specialist', () => {
    const birthday = { ...adult, birthDate: day('2008-11-20') };
    expect(patientFee(office, birthday, tariff, noon).patientPays).toBe(179);
    expect(patientFee({ ...office, specialist: true }, birthday, tariff, noon).patientPays).toBe(235);
  });
  test('scenario 49: with a card the share is 0, and the treatment is reported all the same', () => {
    const withCard = { ...adult, card: { from: '2026-09-01', to: '2026-12-31' } };
    const fee = patientFee({ ...office, specialist: true }, withCard, tariff, noon);
    expect(fee).toMatchObject({
      patientPays: 0,
      registered: true,
      reasons: [{ type: 'ExemptByCard', until: '2026-12-31' }],
    });
    expect(fee.lines).toEqual([
      { code: '2ad', patientPays: 0 },
      { code: '2dd', patientPays: 0 },
    ]);
  });
  test.each([
    ['2026-07-31', '2010-07-31', null],
    ['2026-07-31', '2010-08-01', 'ExemptByAge'],
    ['2026-08-01', '2010-07-31', 'ExemptByAge'],
    ['2026-08-01', '2008-08-01', null],
    ['2026-08-01', '2008-08-02', 'ExemptByAge'],
  ])('on %s someone born %s: %s (16 years became 18 on 1 August 2026)', (on, born, expected) => {
    expect(exemptionOn({ birthDate: day(born), card: null }, day(on))?.type ?? null).toBe(expected);
  });
  test.each([
    ['2026-08-31', null],
    ['2026-09-01', 'ExemptByCard'],
    ['2026-12-31', 'ExemptByCard'],
    ['2027-01-01', null],
  ])('a card for 1 September to 31 December on %s: %s', (on, expected) => {
    const card = { from: '2026-09-01', to: '2026-12-31' };
    expect(exemptionOn({ birthDate: day('1970-05-05'), card }, day(on))?.type ?? null).toBe(expected);
  });
  test('a child with a card is exempt as a child', () => {
    const child = { birthDate: day('2015-01-01'), card: { from: '2026-01-01', to: '2026-12-31' } };
    expect(exemptionOn(child, day('2026-11-20'))?.type).toBe('ExemptByAge');
  });
  test.each([
    [0, 3278],
    [3200, 78],
    [3278, 0],
    [4000, 0],
  ])('after %i kr there are %i kr left until the card', (paid, left) => {
    expect(leftUntilCard(paid, day('2026-11-20'))).toBe(left);
  });
});

describe('scenario 50: the rate of the day of treatment', () => {
  const next = { from: '2027-07-01', patient: 184, fee: null, refund: null, source: 'test' };
  const changed: Tariff = { ...tariff, '2as': [...tariff['2as'], next], '2afs': [...tariff['2afs'], next] };
  test('scenario 50: an e-consultation that came on 30 June and is answered on 1 July has the July rate', () => {
    expect(patientFee(eConsultation, adult, changed, oslo('2027-06-30T15:00')).patientPays).toBe(179);
    expect(patientFee(eConsultation, adult, changed, oslo('2027-07-01T09:00')).patientPays).toBe(184);
  });
  test('scenario 50: the day ends at midnight in Norway, not in Greenwich', () => {
    expect(patientFee(eConsultation, adult, changed, oslo('2027-06-30T23:59')).patientPays).toBe(179);
    expect(patientFee(eConsultation, adult, changed, oslo('2027-07-01T00:01')).patientPays).toBe(184);
  });
  test('a treatment older than the first rate gets that one, and the reason says so', () => {
    const { patientPays, reasons } = patientFee(office, adult, tariff, oslo('2026-06-30T12:00'));
    expect(patientPays).toBe(179);
    expect(reasons).toContainEqual({ type: 'FirstKnownRate', code: '2ad', from: '2026-07-01' });
  });
  test('a code without rates is a broken program: the schema lets none through', () => {
    expect(() => rateOn({ ...tariff, '2ad': [] }, '2ad', day('2027-07-01'))).toThrow('no rate for 2ad');
  });
});

describe('day and evening', () => {
  test.each([
    ['2026-11-20T07:59', 'evening'],
    ['2026-11-20T08:00', 'day'],
    ['2026-11-20T15:59', 'day'],
    ['2026-11-20T16:00', 'evening'],
    ['2026-11-21T12:00', 'evening'], // Saturday
    ['2027-05-17T12:00', 'evening'], // public holiday
    ['2026-12-24T12:00', 'day'],
    ['2027-07-15T15:30', 'day'], // summer time
  ])('%s in Norway is %s', (at, expected) => {
    expect(timeOfDay(oslo(at))).toBe(expected);
  });
  test('every way of consulting has its own code by day', () => {
    expect(CONSULTATION_WAYS.map((way) => consultationCode({ ...office, way }, 'day'))).toEqual([
      '2ad',
      '2as',
      '2at',
      '2av',
    ]);
    expect(CONSULTATION_WAYS.map((way) => consultationCode({ ...office, way }, 'evening'))).toEqual([
      '2ak',
      '2afs',
      '2aft',
      '2afv',
    ]);
  });
  test('the specialist’s supplement has a code of its own in the evening', () => {
    expect(tariffCodes({ ...office, specialist: true }, 'evening')).toEqual(['2ak', '2dk']);
  });
  test('an unknown treatment is a broken program', () => {
    const unknown: { readonly type: string } = { type: 'surgery' };
    expect(() => tariffCodes(unknown as Treatment, 'day')).toThrow('unexpected value');
  });
});

describe('for any patient and any treatment', () => {
  const treatment = fc.oneof(
    fc.record({
      type: fc.constant('consultation' as const),
      way: fc.constantFrom(...CONSULTATION_WAYS),
      ownGp: fc.boolean(),
      specialist: fc.boolean(),
    }),
    fc.constantFrom<Treatment>(
      { type: 'follow-up' },
      { type: 'simple-contact' },
      { type: 'renewal' },
      { type: 'administrative' },
    ),
  );
  const at = fc
    .date({ min: new Date('2026-08-01T00:00:00Z'), max: new Date('2030-01-01T00:00:00Z'), noInvalidDate: true })
    .map((date) => Temporal.Instant.fromEpochMilliseconds(date.getTime()));
  const born = fc
    .date({ min: new Date('1930-01-01T00:00:00Z'), max: new Date('2026-07-01T00:00:00Z'), noInvalidDate: true })
    .map((date) => day(date.toISOString().slice(0, 10)));

  test('the sum is that of the lines, there is always a reason, and every reason can be said', () => {
    fc.assert(
      fc.property(treatment, born, at, fc.boolean(), (what, birthDate, treated, outsideListSystem) => {
        const fee = patientFee(what, { birthDate, card: null, outsideListSystem }, tariff, treated);
        expect(fee.patientPays).toBe(fee.lines.reduce((sum, line) => sum + line.patientPays, 0));
        expect(fee.countsTowardsCard).toBeLessThanOrEqual(fee.patientPays);
        expect(fee.reasons.length).toBeGreaterThan(0);
        for (const reason of fee.reasons) {
          for (const language of LANGUAGES)
            expect(fillIn(feesText[language].reason[reason.type], reason)).not.toContain('{{');
        }
      }),
    );
  });
  test('nobody under 18 and nobody with a card pays a share, and they never pay more than others', () => {
    fc.assert(
      fc.property(treatment, born, at, (what, birthDate, treated) => {
        const full = patientFee(what, adult, tariff, treated).patientPays;
        const payer = { birthDate, card: null, outsideListSystem: false };
        expect(patientFee(what, payer, tariff, treated).patientPays).toBeLessThanOrEqual(full);
        const card = { from: '2026-01-01', to: '2030-12-31' };
        expect(patientFee(what, { ...payer, card }, tariff, treated).patientPays).toBe(0);
      }),
    );
  });
});
