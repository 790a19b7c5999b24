import { answer } from '../../../shared/domain/eConsultation/answer.ts';
import { answerMessage } from '../../../shared/domain/message/answerMessage.ts';
import type { OwnRefusals } from '../../../shared/ipc/acts.ts';
import { Temporal } from '../../../shared/lib/time.ts';
import type { SignedInContext } from '../act.ts';
import type { LoadedMatter } from '../db/loadEConsultation.ts';
import { messageIn } from '../db/loadMessage.ts';
import type { OutboxEntry } from '../db/outboxStore.ts';
import { carryOut } from './carryOut.ts';
import { endIsOnItsWay, endSteps } from './carryOutEnd.ts';

/**
 * Why an overtaken text cannot go as the answer now: something else that ends the matter waits, or the rule of the
 * answer refuses it. Null when it can. Of a message its author has said that the answer is administrative.
 */
export function whyNotAnswer(
  { db, signedIn }: SignedInContext,
  loaded: LoadedMatter,
  overtaken: OutboxEntry,
  text: string,
  at: number,
): OwnRefusals['resolveConflict'] | null {
  if (endIsOnItsWay(db, loaded, overtaken.seq)) return { type: 'AnswerPending' };
  const actor = { by: signedIn.practitionerId, role: signedIn.role };
  const now = Temporal.Instant.fromEpochMilliseconds(at);
  const message = messageIn(loaded)?.message;
  const answered =
    message === undefined
      ? answer(loaded.eConsultation, { text, author: actor.by, role: actor.role }, now)
      : answerMessage(message, { text, content: 'administrative' }, actor, now);
  return answered.ok ? null : answered.error;
}

/**
 * Sends an overtaken text as the answer of the person signed in, under an identifier of its own. It stays its writer's:
 * where it is taken back it is their draft. A draft that the sender has begun since stays where it is.
 */
export function sendAsAnswer(
  context: SignedInContext,
  loaded: LoadedMatter,
  { kind, writer }: OutboxEntry,
  text: string,
  at: number,
): void {
  carryOut(context, loaded, { kind, at, writer, steps: endSteps(context, loaded, { ending: null, text, at }) });
}
