import type { Role } from '../access/role.ts';
import { may, maySign } from '../eConsultation/whoMay.ts';
import type { EntryKind } from './entryKind.ts';

/** What can be done with a text that was overtaken: kept for later, or sent beside the answer that is there. */
export type ConflictChoice = 'keep-theirs' | 'send-as-addition';

/**
 * What a reader may choose for a text that was overtaken: whoever may send such an answer, and its author, who may only
 * keep it. A text that was to be an answer can still go as an addition; one that tells of a time or a channel cannot.
 */
export function choicesInConflict(kind: EntryKind, role: Role, isOwn: boolean): readonly ConflictChoice[] {
  const maySend = kind === 'message.answer' ? may(role, 'answerMessage') : maySign(role);
  if (!maySend) return isOwn ? ['keep-theirs'] : [];
  const isAnswer = kind === 'eConsultation.answer' || kind === 'message.answer';
  return isAnswer ? ['keep-theirs', 'send-as-addition'] : ['keep-theirs'];
}
