import { err, ok, type Result } from '../../lib/result.ts';
import type { Temporal } from '../../lib/time.ts';
import type { PatientId } from './ids.ts';
import type { NationalId, NationalIdNumber } from './nationalId.ts';

/** One patient over time. `patientId` is ours and never changes; a number can, as when D-nummer becomes fødselsnummer. */
export type NumberedPatient = {
  readonly patientId: PatientId;
  readonly current: NationalId;
  readonly earlier: readonly EarlierNumber[];
};

/** `until` is the date in Norway on which the newer number took over. */
export type EarlierNumber = { readonly id: NationalId; readonly until: Temporal.PlainDate };

/** What the registry tells (PatientNinChanged). */
export type NumberChange = {
  readonly from: NationalIdNumber;
  readonly to: NationalId;
  readonly on: Temporal.PlainDate;
};

export type NumberChanged =
  | { readonly type: 'Renumbered'; readonly patient: NumberedPatient }
  /** The new number had already come in as a patient of its own: everything of `absorbed` moves to the kept one. */
  | { readonly type: 'Merged'; readonly patient: NumberedPatient; readonly absorbed: PatientId }
  /** The message came again; nothing changes. */
  | { readonly type: 'AlreadyChanged'; readonly patient: NumberedPatient };

export type NumberChangeRefused = { readonly type: 'NumberUnknownHere' };

/**
 * A change of number keeps one patient: the older record stays, its number becomes an earlier one, and both are found
 * by a search. Given are the patients here that hold the old or the new number, now or earlier.
 *
 * Source: the GP register's event PatientNinChanged (NHN, Flr contracts); that the inner id stands apart is our rule.
 */
export function changeNumber(
  patients: readonly NumberedPatient[],
  change: NumberChange,
): Result<NumberChanged, NumberChangeRefused> {
  const holder = patients.find((patient) => hasNumber(patient, change.from));
  if (holder === undefined) return err({ type: 'NumberUnknownHere' });
  if (hasNumber(holder, change.to.number)) return ok({ type: 'AlreadyChanged', patient: holder });

  const earlier = [...holder.earlier, { id: holder.current, until: change.on }];
  const newcomer = patients.find((patient) => hasNumber(patient, change.to.number));
  if (newcomer === undefined) {
    return ok({ type: 'Renumbered', patient: { ...holder, current: change.to, earlier } });
  }
  const patient = { ...holder, current: change.to, earlier: [...earlier, ...newcomer.earlier] };
  return ok({ type: 'Merged', patient, absorbed: newcomer.patientId });
}

/** Every number a patient can be found by, the current one first. */
export function searchableNumbers(patient: NumberedPatient): readonly NationalIdNumber[] {
  return [patient.current.number, ...patient.earlier.map(({ id }) => id.number)];
}

function hasNumber(patient: NumberedPatient, number: NationalIdNumber): boolean {
  return searchableNumbers(patient).includes(number);
}
