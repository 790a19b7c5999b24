import type { Temporal } from '../../lib/time.ts';
import type { PractitionerId } from '../identity/ids.ts';
import type { Contract } from '../patientList/responsible.ts';
import { locumsOn } from './cover.ts';
import type { Contact } from './eConsultation.ts';
import { whyUrgencyStands } from './gates.ts';
import { doctorToAlert } from './urgent.ts';

type Matter = {
  readonly urgent: boolean;
  readonly contacts: readonly Contact[];
  /** Who has taken it; null when nobody has. */
  readonly takenBy: PractitionerId | null;
  readonly responsibleGp: PractitionerId;
};

/**
 * Which doctors are alerted about something urgent until a contact with the patient has been written down: the one who
 * has taken it, else those who answer for the patient's GP that day, and when that is nobody who works here today, every
 * doctor.
 *
 * Source: helsepersonelloven § 7; FOR-2025-12-02-2405 § 16 a.
 *
 * @param list the responsible GP's
 * @param doctors those who work here on the day and may see the patient's matters
 */
export function alertedDoctors(
  matter: Matter,
  list: Contract,
  doctors: readonly PractitionerId[],
  day: Temporal.PlainDate,
): readonly PractitionerId[] {
  if (whyUrgencyStands(matter) === null) return [];
  const { takenBy, responsibleGp } = matter;
  if (takenBy !== null && doctors.includes(takenBy)) return [takenBy];
  const locums = locumsOn(list, day);
  const answering = locums.length > 1 ? locums : [doctorToAlert(null, responsibleGp, list, day)];
  const here = answering.filter((doctor) => doctors.includes(doctor));
  return here.length > 0 ? here : doctors;
}
