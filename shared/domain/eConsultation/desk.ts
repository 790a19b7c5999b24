import { err, ok, type Result } from '../../lib/result.ts';
import type { PractitionerId } from '../identity/ids.ts';
import type { EConsultation } from './eConsultation.ts';
import { type Actor, type NotOpen, whyNotOpen } from './gates.ts';
import { type NotYourRole, whyNotThisRole } from './whoMay.ts';

/** Someone at the surgery has seen the matter. */
export function open(eConsultation: EConsultation): EConsultation {
  return eConsultation.state.status === 'new' ? { ...eConsultation, state: { status: 'opened' } } : eConsultation;
}

/** Puts the matter on someone's desk; null gives it back to the whole surgery. The due date stays as it is. */
export function assign(
  eConsultation: EConsultation,
  to: PractitionerId | null,
  actor: Actor,
): Result<EConsultation, DeskRefused> {
  const refused = whyNotOpen(eConsultation, actor.by) ?? whyNotThisRole(actor.role, 'assignMatter');
  return refused ? err(refused) : ok({ ...eConsultation, assignedTo: to });
}

/**
 * One doctor's answer is on its way, so that nobody else's is sent. Asking twice by the same doctor changes nothing.
 * Refused to a second one: the first to reserve answers.
 */
export function reserve(eConsultation: EConsultation, actor: Actor): Result<EConsultation, DeskRefused> {
  const refused = whyNotOpen(eConsultation, actor.by) ?? whyNotThisRole(actor.role, 'answerEConsultation');
  if (refused) return err(refused);
  return ok({ ...eConsultation, assignedTo: actor.by, state: { status: 'in-progress', reservedBy: actor.by } });
}

/** The answer did not go: the matter waits again. Refused to anyone but the one who had reserved it. */
export function release(eConsultation: EConsultation, actor: Actor): Result<EConsultation, DeskRefused> {
  const refused = whyNotOpen(eConsultation, actor.by);
  return refused ? err(refused) : ok({ ...eConsultation, state: { status: 'opened' } });
}

/**
 * One of the doctors who share a list takes the matter; the others see who has it. The responsible GP stays the same:
 * every patient on a shared list has exactly one (FOR-2025-12-02-2405 § 20 with remarks).
 */
export function claim(
  eConsultation: EConsultation,
  sharedBy: readonly PractitionerId[],
  actor: Actor,
): Result<EConsultation, ClaimRefused> {
  const refused = whyNotOpen(eConsultation, actor.by) ?? whyNotThisRole(actor.role, 'claimMatter');
  if (refused) return err(refused);
  if (!sharedBy.includes(actor.by)) return err({ type: 'NotOnSharedList' });
  const { assignedTo, responsibleGp } = eConsultation;
  // Lying on the responsible GP's desk is how a matter arrives; only another's desk means that it has been claimed.
  const free = assignedTo === null || assignedTo === responsibleGp || assignedTo === actor.by;
  return free ? ok({ ...eConsultation, assignedTo: actor.by }) : err({ type: 'ClaimedByOther', by: assignedTo });
}

/**
 * Someone takes a matter among colleagues, of whom `takenBy` may have done so already: the first has it. That is more
 * than whose desk it lies on, since the patient's GP can take it too.
 */
export function take(
  eConsultation: EConsultation,
  takenBy: PractitionerId | null,
  team: readonly PractitionerId[],
  actor: Actor,
): Result<EConsultation, ClaimRefused> {
  const claimed = claim(eConsultation, team, actor);
  if (takenBy === null || takenBy === actor.by) return claimed;
  return claimed.ok ? err({ type: 'ClaimedByOther', by: takenBy }) : claimed;
}

/**
 * Whoever has taken the matter lets it go, and it waits for the others again. Refused to anyone else: a matter that a
 * colleague has is taken over, which the log tells.
 */
export function letGo(
  eConsultation: EConsultation,
  takenBy: PractitionerId | null,
  actor: Actor,
): Result<EConsultation, LetGoRefused> {
  const refused = whyNotOpen(eConsultation, actor.by) ?? whyNotThisRole(actor.role, 'releaseMatter');
  if (refused) return err(refused);
  return takenBy === actor.by ? ok({ ...eConsultation, assignedTo: null }) : err({ type: 'NotTakenByYou' });
}

export type LetGoRefused = DeskRefused | { readonly type: 'NotTakenByYou' };
export type DeskRefused = NotOpen | NotYourRole;
export type ClaimRefused =
  | DeskRefused
  | { readonly type: 'NotOnSharedList' }
  | { readonly type: 'ClaimedByOther'; readonly by: PractitionerId };
