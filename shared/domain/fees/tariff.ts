import type { Result } from '../../lib/result.ts';
import type { Temporal } from '../../lib/time.ts';
import { z } from '../../lib/zod.ts';
import type { ConfigurationFault, ConfigurationProblem } from '../configuration/configurationFault.ts';
import { readConfiguration } from '../configuration/readConfiguration.ts';
import { oldestFirst } from '../configuration/readDatedValues.ts';

/**
 * The tariff codes (takster) that the surgery's digital work meets, of FOR-2024-06-26-1322 (stønadsforskriften):
 * 2ad consultation by day, 2ak by evening; 2as, 2at, 2av by text, telephone, video; 2afs, 2aft, 2afv the same
 * in the evening by the own GP; 2dd and 2dk the specialist's supplement by day and evening; 2bd patient outside the
 * list system; 1bd simple contact; 1i electronic prescription only; 8 despatch on the patient's wish.
 */
export const TARIFF_CODES = [
  '2ad',
  '2ak',
  '2as',
  '2at',
  '2av',
  '2afs',
  '2aft',
  '2afv',
  '2dd',
  '2dk',
  '2bd',
  '1bd',
  '1i',
  '8',
] as const;

export type TariffCode = (typeof TARIFF_CODES)[number];

/** What a code costs from a day in Norway, in whole kroner. Null where our source tells the patient's share alone. */
export type Rate = {
  readonly from: string;
  /** The patient's share (egenandel). */
  readonly patient: number;
  /** The doctor's whole fee (honorar). */
  readonly fee: number | null;
  /** What Helfo pays (refusjon). */
  readonly refund: number | null;
  readonly source: string;
};

export type Tariff = Readonly<Record<TariffCode, readonly Rate[]>>;

const NO_SUM: ConfigurationProblem = 'DoesNotAddUp';
const kroner = z.int().min(0);

const rate: z.ZodType<Rate> = z
  .strictObject({
    from: z.iso.date(),
    patient: kroner,
    fee: kroner.nullable(),
    refund: kroner.nullable(),
    source: z.string().trim().min(1),
  })
  .refine(({ patient, fee, refund }) => fee === null || refund === null || patient + refund === fee, {
    error: NO_SUM,
    path: ['fee'],
  });
const tariff: z.ZodType<Tariff> = z.record(z.enum(TARIFF_CODES), oldestFirst(rate));

/** The text of `resources/tariff.json`, or the first fault in it with field and line. */
export function readTariff(file: string, text: string): Result<Tariff, ConfigurationFault> {
  return readConfiguration(file, text, tariff);
}

/** A tariff that has been read already; throws where it is none, since it then came with the program. */
export function parseTariff(json: unknown): Tariff {
  return tariff.parse(json);
}

/**
 * The rate of a code on the day of treatment: the newest one that had come into force by then
 * (FOR-2024-06-26-1322 § 2).
 *
 * A day before the first rate that we know gets that one, with `known` false, so that the screen can say so.
 */
export function rateOn(
  rates: Tariff,
  code: TariffCode,
  treated: Temporal.PlainDate,
): { readonly rate: Rate; readonly known: boolean } {
  const chosen = rates[code].findLast((candidate) => candidate.from <= treated.toString());
  if (chosen !== undefined) return { rate: chosen, known: true };
  const first = rates[code][0];
  if (first === undefined) throw new Error(`no rate for ${code}`);
  return { rate: first, known: false };
}
