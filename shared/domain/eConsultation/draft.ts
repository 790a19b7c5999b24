import { err, ok, type Result } from '../../lib/result.ts';
import type { PractitionerId } from '../identity/ids.ts';
import type { EConsultation } from './eConsultation.ts';
import { type Actor, type NotOpen, whyNotOpen } from './gates.ts';
import { type NotYourRole, whyNotThisRole } from './whoMay.ts';

/**
 * The texts of a matter that someone can have begun on, each kept by itself: an answer, an internal note, the note on a
 * contact, and the words that go with «feil kanal», «krever oppmøte», «ikke egnet» and a referral.
 */
export const DRAFT_FIELDS = ['answer', 'note', 'contact', 'redirect', 'attendance', 'unsuitable', 'refer'] as const;
export type DraftField = (typeof DRAFT_FIELDS)[number];

/** What someone has written and nobody has sent. Kept whatever happens to the matter. */
export type Draft = {
  readonly text: string;
  readonly author: PractitionerId;
  /** The doctor who is asked to sign; the author when a doctor writes. */
  readonly forDoctor: PractitionerId;
};

/**
 * A draft by anyone who works with patients, for a doctor to sign: the doctor who has the matter, or else the patient's GP.
 *
 * Staff may prepare, a doctor signs (FOR-2024-06-26-1322, merknader B1 and B9). An unfinished text is no reason
 * to refuse, and a patient who cannot be reached through the portal is none either: the text can be read over the phone.
 */
export function draft(
  eConsultation: EConsultation,
  text: string,
  actor: Actor,
  doctors: readonly PractitionerId[],
): Result<Draft, DraftRefused> {
  const refused = whyNotOpen(eConsultation, actor.by) ?? whyNotThisRole(actor.role, 'draftEConsultationAnswer');
  if (refused) return err(refused);
  const candidates = [actor.by, eConsultation.assignedTo];
  const forDoctor = candidates.find((candidate) => candidate !== null && doctors.includes(candidate));
  return ok({ text, author: actor.by, forDoctor: forDoctor ?? eConsultation.responsibleGp });
}

export type DraftRefused = NotOpen | NotYourRole;
