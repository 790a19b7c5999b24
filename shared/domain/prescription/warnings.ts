import rules from '../../../resources/rules/prescription.json' with { type: 'json' };
import { Temporal } from '../../lib/time.ts';
import { valueOn } from '../configuration/datedValues.ts';
import type { PractitionerId } from '../identity/ids.ts';
import { isAddictive } from './limits.ts';
import type { Group, Prescription } from './prescription.ts';
import { isExpired, validUntil } from './validity.ts';

/** What a doctor sees before deciding. Dates are yyyy-mm-dd in Norway. */
export type Warning =
  | { readonly type: 'Addictive'; readonly group: Group }
  | { readonly type: 'OtherPrescriber'; readonly prescriber: PractitionerId }
  | { readonly type: 'Expired'; readonly on: string }
  | { readonly type: 'TooEarly'; readonly lastsUntil: string }
  | { readonly type: 'NoRecentControl'; readonly last: string | null }
  | { readonly type: 'ManyMedicines'; readonly count: number };

/** What is known about the patient. `lastControl` is yyyy-mm-dd; null when no control is known. */
export type Known = { readonly lastControl: string | null; readonly medicinesInUse: number };

/**
 * What the doctor should weigh before renewing, the gravest first. None of it decides.
 *
 * Sources: FOR-2025-12-02-2405 § 31 (coordinate the medicines, review from four on); Helsedirektoratet, veileder
 * vanedannende legemidler. «Your own» are those that you or the patient's GP prescribed: a locum keeps the GP's obligations.
 */
export function warningsFor(
  prescription: Prescription,
  known: Known,
  own: readonly PractitionerId[],
  today: Temporal.PlainDate,
): readonly Warning[] {
  const { medicine, prescriber } = prescription;
  const warnings: Warning[] = [];
  if (isAddictive(medicine.group)) warnings.push({ type: 'Addictive', group: medicine.group });
  if (!own.includes(prescriber)) warnings.push({ type: 'OtherPrescriber', prescriber });
  if (isExpired(prescription, today)) warnings.push({ type: 'Expired', on: validUntil(prescription).toString() });

  const lastsUntil = usedUpOn(prescription);
  const early = today.add({ days: valueOn(rules, 'earlyByDays', today) });
  if (lastsUntil !== null && Temporal.PlainDate.compare(early, lastsUntil) < 0) {
    warnings.push({ type: 'TooEarly', lastsUntil: lastsUntil.toString() });
  }
  const { lastControl, medicinesInUse } = known;
  const controlSince = today.subtract({ months: valueOn(rules, 'controlWithinMonths', today) }).toString();
  if (lastControl === null || lastControl < controlSince) warnings.push({ type: 'NoRecentControl', last: lastControl });
  if (medicinesInUse >= valueOn(rules, 'reviewFromMedicines', today)) {
    warnings.push({ type: 'ManyMedicines', count: medicinesInUse });
  }
  return warnings;
}

/** The day the last package is used up at the dose prescribed; null when no dispensing is known. */
export function usedUpOn(prescription: Prescription): Temporal.PlainDate | null {
  const { lastDispensed, daysOfUse } = prescription;
  return lastDispensed === null ? null : Temporal.PlainDate.from(lastDispensed).add({ days: daysOfUse });
}
