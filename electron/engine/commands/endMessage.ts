import type { Ending } from '../../../shared/domain/eConsultation/ending.ts';
import type { Actor } from '../../../shared/domain/eConsultation/gates.ts';
import type { Message } from '../../../shared/domain/message/message.ts';
import type { EntryKind } from '../../../shared/domain/sync/entryKind.ts';
import { err, ok, type Result } from '../../../shared/lib/result.ts';
import { Temporal } from '../../../shared/lib/time.ts';
import type { SignedInContext } from '../act.ts';
import { loadMessage, type LoadedMessage } from '../db/loadMessage.ts';
import { carryOutEnd, endIsOnItsWay } from './carryOutEnd.ts';

type End<Refused> = {
  readonly kind: EntryKind;
  /** Null when it is answered. */
  readonly ending: Ending | null;
  readonly rule: (message: Message, actor: Actor, now: Temporal.Instant) => Result<Message, Refused>;
  /** What the patient is sent; null: nothing more. */
  readonly text: (ended: Message, loaded: LoadedMessage) => string | null;
};

type CannotEnd = { readonly type: 'NotFound' } | { readonly type: 'AnswerPending' };

/**
 * Ends a message to the surgery. It sends nothing: the outbox does. Refuses what the rule refuses, and a second ending
 * while the first is still on its way.
 */
export function endMessage<Refused>(
  context: SignedInContext,
  taskId: string,
  { kind, ending, rule, text }: End<Refused>,
): Result<{ readonly entryId: string }, Refused | CannotEnd> {
  const { db, now, signedIn } = context;
  const loaded = loadMessage(db, taskId, now());
  if (loaded === null) return err({ type: 'NotFound' });
  if (endIsOnItsWay(db, loaded)) return err({ type: 'AnswerPending' });
  const at = now();
  const actor = { by: signedIn.practitionerId, role: signedIn.role };
  const ended = rule(loaded.message, actor, Temporal.Instant.fromEpochMilliseconds(at));
  if (!ended.ok) return ended;
  return ok({ entryId: carryOutEnd(context, loaded, { kind, ending, text: text(ended.value, loaded), at }) });
}
