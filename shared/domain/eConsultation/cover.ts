import type { Temporal } from '../../lib/time.ts';
import type { PractitionerId } from '../identity/ids.ts';
import { type EConsultation, isOpen } from './eConsultation.ts';

/** A locum stands in for a GP, both days included; dates in Norway as yyyy-mm-dd. */
export type Cover = {
  readonly gp: PractitionerId;
  readonly locum: PractitionerId;
  readonly from: string;
  readonly to: string;
};

function locumsFor(gp: PractitionerId, covers: readonly Cover[], day: Temporal.PlainDate): readonly PractitionerId[] {
  const today = day.toString();
  const active = covers.filter((cover) => cover.gp === gp && cover.from <= today && today <= cover.to);
  return [...new Set(active.map((cover) => cover.locum))];
}

/**
 * Whether a doctor answers for a GP on a day: the GP, or a locum while the cover lasts. It ends by itself.
 *
 * Source: FOR-2025-12-02-2405 § 16 e; FOR-2024-06-26-1322, merknad B9 («fastlegen eller dennes stedfortreder»).
 */
export function answersFor(
  doctor: PractitionerId,
  gp: PractitionerId,
  covers: readonly Cover[],
  day: Temporal.PlainDate,
): boolean {
  return doctor === gp || locumsFor(gp, covers, day).includes(doctor);
}

/**
 * Whose desk a new matter for a GP goes to on a day: the GP's, or the locum's. With several locums at once it is
 * the whole surgery's (null), as the register gives a locum's address only when there is exactly one (FLR).
 */
export function deskFor(gp: PractitionerId, covers: readonly Cover[], day: Temporal.PlainDate): PractitionerId | null {
  const locums = locumsFor(gp, covers, day);
  return locums.length < 2 ? (locums[0] ?? gp) : null;
}

/**
 * Moves an unanswered matter to the locum when cover begins and back to the GP when it has ended. The GP's name stays on it.
 *
 * What someone has put on another desk stays there, and so does an answer on its way: it was signed in time.
 */
export function route(eConsultation: EConsultation, covers: readonly Cover[], day: Temporal.PlainDate): EConsultation {
  const { assignedTo, responsibleGp, state } = eConsultation;
  if (!isOpen(eConsultation) || state.status === 'in-progress') return eConsultation;
  const withGp = assignedTo === responsibleGp;
  const withFormerLocum =
    covers.some((cover) => cover.gp === responsibleGp && cover.locum === assignedTo) &&
    !locumsFor(responsibleGp, covers, day).some((locum) => locum === assignedTo);
  return withGp || withFormerLocum
    ? { ...eConsultation, assignedTo: deskFor(responsibleGp, covers, day) }
    : eConsultation;
}
