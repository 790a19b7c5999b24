import { osloDate, Temporal } from '../../lib/time.ts';
import feesByDate from '../../../resources/rules/fees.json' with { type: 'json' };
import { ageOn, turns } from '../access/age.ts';
import { valueOn } from '../configuration/datedValues.ts';
import { rateOn, type Tariff, type TariffCode } from './tariff.ts';
import { tariffCodes, timeOfDay, type Treatment } from './treatment.ts';

/** The exemption card (frikort) for health services, both dates included; ISO dates in Norway. */
export type ExemptionCard = { readonly from: string; readonly to: string };

/** What the bill must know of the patient. */
export type Payer = {
  readonly birthDate: Temporal.PlainDate;
  readonly card: ExemptionCard | null;
  /** Stands outside the list system by own choice: supplement 2bd. */
  readonly outsideListSystem: boolean;
};

export type FeeLine = {
  readonly code: TariffCode;
  /** Whole kroner that the patient pays for this line. */
  readonly patientPays: number;
};

/** Why a fee is what it is; the words stand under `reason.<type>` in the subject's texts. Dates are ISO dates. */
export type FeeReason =
  | { readonly type: 'NothingToCharge' }
  | { readonly type: 'FollowUpIncluded' }
  | { readonly type: 'ExemptByAge'; readonly under: number; readonly until: string }
  | { readonly type: 'ExemptByCard'; readonly until: string }
  | { readonly type: 'NoPatientShare'; readonly code: TariffCode }
  | { readonly type: 'PatientShare'; readonly code: TariffCode; readonly amount: number; readonly from: string }
  | { readonly type: 'DespatchOnWish'; readonly amount: number }
  | { readonly type: 'FirstKnownRate'; readonly code: TariffCode; readonly from: string };

/** What one treatment costs the patient, in whole kroner. Plain, so that it travels. */
export type PatientFee = {
  readonly patientPays: number;
  /** The part that counts towards the exemption card. */
  readonly countsTowardsCard: number;
  /** Reported to Helfo, also where the patient pays nothing. */
  readonly registered: boolean;
  readonly lines: readonly FeeLine[];
  readonly reasons: readonly FeeReason[];
};

/**
 * What a treatment costs the patient and why.
 *
 * The rate is that of the day of treatment in Norway (FOR-2024-06-26-1322 § 2); an e-consultation is treated when the
 * doctor has answered, whatever day it came. Children pay nothing: under 18 since 1 August 2026, before that under 16
 * (FOR-2026-07-03-1510). A card that is valid on the day makes the share 0, still reported. Despatch (code 8) is on
 * the patient's wish alone, never refunded, and so neither card nor age takes it away.
 */
export function patientFee(
  treatment: Treatment,
  payer: Payer,
  tariff: Tariff,
  treated: Temporal.Instant,
  options: { readonly despatchOnWish?: boolean } = {},
): PatientFee {
  const day = osloDate(treated);
  const treatmentCodes = tariffCodes(treatment, timeOfDay(treated));
  const supplement: readonly TariffCode[] = treatment.type === 'consultation' && payer.outsideListSystem ? ['2bd'] : [];
  const codes = [...treatmentCodes, ...supplement];
  const exemption = exemptionOn(payer, day);

  const lines: FeeLine[] = [];
  const reasons: FeeReason[] = [];
  if (treatment.type === 'follow-up') reasons.push({ type: 'FollowUpIncluded' });
  else if (codes.length === 0) reasons.push({ type: 'NothingToCharge' });
  else if (exemption !== null) reasons.push(exemption);

  for (const code of codes) {
    const { rate, known } = rateOn(tariff, code, day);
    lines.push({ code, patientPays: exemption === null ? rate.patient : 0 });
    if (exemption !== null) continue;
    if (rate.patient === 0) reasons.push({ type: 'NoPatientShare', code });
    else reasons.push({ type: 'PatientShare', code, amount: rate.patient, from: rate.from });
    if (!known) reasons.push({ type: 'FirstKnownRate', code, from: rate.from });
  }
  const countsTowardsCard = sum(lines);

  if (options.despatchOnWish === true) {
    const { rate } = rateOn(tariff, '8', day);
    lines.push({ code: '8', patientPays: rate.patient });
    reasons.push({ type: 'DespatchOnWish', amount: rate.patient });
  }
  return { patientPays: sum(lines), countsTowardsCard, registered: codes.length > 0, lines, reasons };
}

function sum(lines: readonly FeeLine[]): number {
  return lines.reduce((total, line) => total + line.patientPays, 0);
}

/** Why a patient pays no share on a day, or null. Age goes before the card: a child needs none. */
export function exemptionOn(
  { birthDate, card }: Pick<Payer, 'birthDate' | 'card'>,
  day: Temporal.PlainDate,
): Extract<FeeReason, { type: 'ExemptByAge' | 'ExemptByCard' }> | null {
  const under = valueOn(feesByDate, 'exemptUnderAge', day);
  if (ageOn(birthDate, day) < under) {
    return { type: 'ExemptByAge', under, until: turns(birthDate, under).toString() };
  }
  const date = day.toString();
  if (card !== null && card.from <= date && date <= card.to) return { type: 'ExemptByCard', until: card.to };
  return null;
}

/**
 * Kroner left until the exemption card, never below 0. `paid` is what counted towards it in the calendar year of `day`.
 * The surgery still asks for the whole share: Helfo issues the card and pays back what was too much.
 */
export function leftUntilCard(paid: number, day: Temporal.PlainDate): number {
  return Math.max(0, valueOn(feesByDate, 'exemptionCardCeiling', day) - paid);
}
