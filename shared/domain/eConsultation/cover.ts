import type { Temporal } from '../../lib/time.ts';
import type { PractitionerId } from '../identity/ids.ts';
import { type Contract, responsibleOn } from '../patientList/responsible.ts';
import { type EConsultation, isOpen } from './eConsultation.ts';

/** The locums who stand in for a list's GP on a day. */
export function locumsOn(list: Contract, day: Temporal.PlainDate): readonly PractitionerId[] {
  const responsible = responsibleOn(list, day);
  return responsible.type === 'locum' ? [responsible.locum] : responsible.locums;
}

/**
 * Whether a doctor answers for the patients of a list on a day: its GP, or a locum while the cover lasts. It ends by itself.
 *
 * Source: FOR-2025-12-02-2405 § 16 e; FOR-2024-06-26-1322, merknad B9 («fastlegen eller dennes stedfortreder»).
 */
export function answersFor(doctor: PractitionerId, list: Contract, day: Temporal.PlainDate): boolean {
  const responsible = responsibleOn(list, day);
  return (responsible.type === 'gp' && responsible.gp === doctor) || locumsOn(list, day).includes(doctor);
}

/**
 * Whose desk a new matter of a list goes to on a day: the GP's, or the locum's. With several locums at once, and on a
 * vacant list without exactly one, it is the whole surgery's (null), as the register gives a locum's address only when
 * there is exactly one (FLR).
 */
export function deskFor(list: Contract, day: Temporal.PlainDate): PractitionerId | null {
  const responsible = responsibleOn(list, day);
  if (responsible.type === 'locum') return responsible.locum;
  const { locums } = responsible;
  const gp = responsible.type === 'gp' ? responsible.gp : null;
  return locums.length < 2 ? (locums[0] ?? gp) : null;
}

/**
 * Moves an unanswered matter to the locum when cover begins and back to the GP when it has ended. The GP's name stays on it.
 *
 * What someone has put on another desk stays there, and so does an answer on its way: it was signed in time.
 *
 * @param list the list of the matter's responsible GP
 */
export function route(eConsultation: EConsultation, list: Contract, day: Temporal.PlainDate): EConsultation {
  const { assignedTo, responsibleGp, state } = eConsultation;
  if (!isOpen(eConsultation) || state.status === 'in-progress') return eConsultation;
  const withGp = assignedTo === responsibleGp;
  const withFormerLocum =
    list.locums.some(({ locum }) => locum === assignedTo) && !locumsOn(list, day).some((locum) => locum === assignedTo);
  return withGp || withFormerLocum ? { ...eConsultation, assignedTo: deskFor(list, day) } : eConsultation;
}
