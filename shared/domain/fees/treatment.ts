import { assertNever } from '../../lib/assertNever.ts';
import { osloDate, OSLO, type Temporal } from '../../lib/time.ts';
import feesByDate from '../../../resources/rules/fees.json' with { type: 'json' };
import { isWorkingDay } from '../calendar/workingDays.ts';
import { valueOn } from '../configuration/datedValues.ts';
import type { TariffCode } from './tariff.ts';

export const CONSULTATION_WAYS = ['in-person', 'text', 'phone', 'video'] as const;
export type ConsultationWay = (typeof CONSULTATION_WAYS)[number];

/** What the surgery does for a patient, seen from the bill. */
export type Treatment =
  | {
      readonly type: 'consultation';
      readonly way: ConsultationWay;
      /** By the patient's own GP or that GP's locum, who stands in the GP's place. */
      readonly ownGp: boolean;
      /** By a specialist in general practice. */
      readonly specialist: boolean;
    }
  /** A question by text that belongs to a consultation already paid for. */
  | { readonly type: 'follow-up' }
  | { readonly type: 'simple-contact' }
  /** A prescription and nothing else. */
  | { readonly type: 'renewal' }
  /** Booking, messages to the surgery, results released: never charged. */
  | { readonly type: 'administrative' };

export type TimeOfDay = 'day' | 'evening';

/**
 * Whether the day rate or the evening rate applies at an instant: the day rate on working days from 08:00 to 16:00 in
 * Norway, the evening rate at all other times.
 */
export function timeOfDay(treated: Temporal.Instant): TimeOfDay {
  const day = osloDate(treated);
  const { hour } = treated.toZonedDateTimeISO(OSLO);
  if (!isWorkingDay(day) || hour < valueOn(feesByDate, 'dayRateFromHour', day)) return 'evening';
  return hour < valueOn(feesByDate, 'eveningRateFromHour', day) ? 'day' : 'evening';
}

type Consultation = Extract<Treatment, { type: 'consultation' }>;

const BY_DAY: Record<ConsultationWay, TariffCode> = { 'in-person': '2ad', text: '2as', phone: '2at', video: '2av' };
const OWN_GP_BY_EVENING: Record<ConsultationWay, TariffCode> = {
  'in-person': '2ak',
  text: '2afs',
  phone: '2aft',
  video: '2afv',
};

/** The tariff code of a consultation, without supplements. The own GP's digital one keeps the day's price in the evening. */
export function consultationCode({ way, ownGp }: Consultation, time: TimeOfDay): TariffCode {
  if (time === 'day') return BY_DAY[way];
  return ownGp ? OWN_GP_BY_EVENING[way] : '2ak';
}

/** All codes that a treatment is charged by, in the order of the bill; none where nothing may be charged. */
export function tariffCodes(treatment: Treatment, time: TimeOfDay): readonly TariffCode[] {
  switch (treatment.type) {
    case 'consultation': {
      const supplement: readonly TariffCode[] = treatment.specialist ? [time === 'day' ? '2dd' : '2dk'] : [];
      return [consultationCode(treatment, time), ...supplement];
    }
    case 'simple-contact':
      return ['1bd'];
    case 'renewal':
      return ['1i'];
    case 'follow-up':
    case 'administrative':
      return [];
    default:
      return assertNever(treatment);
  }
}
