import { answer } from '../../../shared/domain/eConsultation/answer.ts';
import { answerMessage } from '../../../shared/domain/message/answerMessage.ts';
import { entryRules } from '../../../shared/domain/sync/entryKind.ts';
import { isSettled } from '../../../shared/domain/sync/order.ts';
import { claimIn } from '../../../shared/fhir/desk.ts';
import { answerSteps } from '../../../shared/fhir/eConsultation.ts';
import type { OwnRefusals } from '../../../shared/ipc/acts.ts';
import { Temporal } from '../../../shared/lib/time.ts';
import type { SignedInContext } from '../act.ts';
import { type LoadedMatter, messageKind, newestMessage } from '../db/loadEConsultation.ts';
import { messageIn } from '../db/loadMessage.ts';
import { entriesOfTask, type OutboxEntry } from '../db/outboxStore.ts';
import { carryOut } from './carryOut.ts';

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
  const pending = entriesOfTask(db, loaded.stored.num).some(
    ({ seq, kind, state }) => seq !== overtaken.seq && entryRules[kind].ends && !isSettled(state),
  );
  if (pending) return { type: 'AnswerPending' };
  const actor = { by: signedIn.practitionerId, role: signedIn.role };
  const now = Temporal.Instant.fromEpochMilliseconds(at);
  const message = messageIn(loaded)?.message;
  const answered =
    message === undefined
      ? answer(loaded.eConsultation, { text, author: actor.by, role: actor.role }, now)
      : answerMessage(message, { text, content: 'administrative' }, actor, now);
  return answered.ok ? null : answered.error;
}

/** Sends an overtaken text as the answer of the person signed in, under an identifier of its own. */
export function sendAsAnswer(
  context: SignedInContext,
  loaded: LoadedMatter,
  { kind }: OutboxEntry,
  text: string,
  at: number,
): void {
  const { task, reach, stored } = loaded;
  const inResponseTo = newestMessage(context.db, stored.num);
  carryOut(context, loaded, {
    kind,
    at,
    steps: (entryId) =>
      answerSteps({
        entryId,
        task,
        to: reach.recipients,
        author: context.signedIn.practitionerId,
        takenBy: claimIn(task)?.by ?? null,
        text,
        at,
        inResponseTo,
        kind: messageKind(loaded),
      }),
  });
}
