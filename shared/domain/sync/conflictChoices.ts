import type { Role } from '../access/role.ts';
import { may, maySign } from '../eConsultation/whoMay.ts';
import type { EntryKind } from './entryKind.ts';

/** What can be done with a text that was overtaken: kept for later, sent beside the answer that is there, or as the answer. */
export const CONFLICT_CHOICES = ['keep-theirs', 'send-as-addition', 'send-as-answer'] as const;
export type ConflictChoice = (typeof CONFLICT_CHOICES)[number];

/**
 * What a reader may choose for a text that was overtaken: whoever may send such an answer, and its author, who may only
 * keep it. A text that was to be an answer can still go: as an addition to somebody else's, or as the answer where the
 * matter was taken over and nobody has given one. One that tells of a time or a channel cannot.
 *
 * @param matter somebody else's answer holds it, or it waits for one, or it has ended without
 */
export function choicesInConflict(
  kind: EntryKind,
  role: Role,
  isOwn: boolean,
  matter: 'answered' | 'open' | 'ended',
): readonly ConflictChoice[] {
  const maySend = kind === 'message.answer' ? may(role, 'answerMessage') : maySign(role);
  if (!maySend) return isOwn ? ['keep-theirs'] : [];
  const isAnswer = kind === 'eConsultation.answer' || kind === 'message.answer';
  if (!isAnswer || matter === 'ended') return ['keep-theirs'];
  return ['keep-theirs', matter === 'answered' ? 'send-as-addition' : 'send-as-answer'];
}
