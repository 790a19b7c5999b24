import rules from '../../../resources/rules/prescription.json' with { type: 'json' };
import { Temporal } from '../../lib/time.ts';
import { valueOn } from '../configuration/datedValues.ts';
import type { Prescription, ValidityKind } from './prescription.ts';

type Dated = Pick<Prescription, 'issued' | 'statedUntil' | 'account' | 'medicine'>;

const DAYS = {
  ordinary: 'ordinaryValidDays',
  antibiotic: 'antibioticValidDays',
  contraceptive: 'contraceptiveValidDays',
} as const satisfies Record<ValidityKind, keyof typeof rules>;

function validDays(kind: ValidityKind, issued: Temporal.PlainDate): number {
  return valueOn(rules, DAYS[kind], issued);
}

/**
 * The last day in Norway on which a prescription may be dispensed, by the rule in force on the day it was issued.
 *
 * One year from issue; antibiotics ten days, but not on blue or H prescription; hormonal contraceptives three years
 * (FOR-2022-06-02-977 § 4-4). A year is 365 days: over 29 February it ends a day early rather than a day late, since nobody
 * should go to the pharmacy in vain. The prescriber may write a shorter time, and for an antibiotic with special reasons
 * a longer one, up to the ordinary year.
 */
export function validUntil(prescription: Dated): Temporal.PlainDate {
  const issued = Temporal.PlainDate.from(prescription.issued);
  const { validity } = prescription.medicine;
  const shortAntibiotic = validity === 'antibiotic' && prescription.account === 'patient';
  const kind = validity === 'antibiotic' && !shortAntibiotic ? 'ordinary' : validity;
  if (prescription.statedUntil === null) return issued.add({ days: validDays(kind, issued) });

  const longest = issued.add({ days: validDays(shortAntibiotic ? 'ordinary' : kind, issued) });
  const stated = Temporal.PlainDate.from(prescription.statedUntil);
  return Temporal.PlainDate.compare(stated, longest) < 0 ? stated : longest;
}

/** Whether it can no longer be dispensed on a day in Norway. The last valid day is a whole day. */
export function isExpired(prescription: Dated, today: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(validUntil(prescription), today) < 0;
}

/**
 * Whether the patient sees the prescription and may ask for a renewal: while it is valid and for twelve months after
 * (Helsenorge). Our own store keeps it longer; Reseptformidleren does not.
 */
export function isVisible(prescription: Dated, today: Temporal.PlainDate): boolean {
  const months = valueOn(rules, 'visibleMonthsAfterExpiry', today);
  return Temporal.PlainDate.compare(today, validUntil(prescription).add({ months })) <= 0;
}

/** What a patient may ask to have renewed: what has been prescribed to this patient before and is still visible. */
export function renewable<P extends Dated>(prescribed: readonly P[], today: Temporal.PlainDate): readonly P[] {
  return prescribed.filter((prescription) => isVisible(prescription, today));
}
