import { err, ok, type Result } from '../../lib/result.ts';
import type { PractitionerId } from '../identity/ids.ts';
import { type AnswerTextRefused, checkAnswerText } from './answer.ts';
import type { EConsultation } from './eConsultation.ts';
import { type Actor, type NotOpen, whyNotOpen } from './gates.ts';
import { maySign, type NotYourRole, whyNotThisRole } from './whoMay.ts';

/**
 * A text that is prepared for a doctor to sign, as it will be kept: trimmed, line ends as LF.
 *
 * Refused for who may not prepare one, when the matter has ended or somebody else's answer is on its way, and as an answer
 * is refused for what cannot be read. A field of a template may be left for the doctor to fill in.
 */
export function prepareAnswer(
  eConsultation: EConsultation,
  text: string,
  actor: Actor,
): Result<string, PrepareRefused> {
  const refused = whyNotThisRole(actor.role, 'prepareEConsultationAnswer') ?? whyNotOpen(eConsultation, actor.by);
  if (refused) return err(refused);
  const checked = checkAnswerText(text);
  if (!checked.ok && checked.error.type === 'FieldsLeft') return ok(text.replaceAll('\r\n', '\n').trim());
  return checked;
}

/** Whether a prepared text may be taken away: by who wrote it, or by a doctor, who decides about what is sent. */
export function mayWithdrawPrepared(
  author: PractitionerId,
  actor: Actor,
): Result<'taken-back' | 'set-aside', NotYourRole> {
  if (actor.by === author) return ok('taken-back');
  if (maySign(actor.role)) return ok('set-aside');
  return err({ type: 'NotYourRole', role: actor.role, act: 'withdrawPrepared' });
}

export type PrepareRefused = NotYourRole | NotOpen | AnswerTextRefused;
