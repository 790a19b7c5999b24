import { randomUUID } from 'node:crypto';
import { answer } from '../../../shared/domain/eConsultation/answer.ts';
import { entryRules } from '../../../shared/domain/sync/entryKind.ts';
import { isSettled } from '../../../shared/domain/sync/order.ts';
import { claimIn } from '../../../shared/fhir/desk.ts';
import { answerSteps } from '../../../shared/fhir/eConsultation.ts';
import { err, ok } from '../../../shared/lib/result.ts';
import { Temporal } from '../../../shared/lib/time.ts';
import type { SignedInAct } from '../act.ts';
import { appendAccess } from '../db/appendAccess.ts';
import { removeDraft } from '../db/draftStore.ts';
import { loadEConsultation, newestMessage } from '../db/loadEConsultation.ts';
import { enqueue, entriesOfTask } from '../db/outboxStore.ts';

/**
 * Answers an e-consultation. It sends nothing: the outbox does, now or tomorrow.
 *
 * Refuses what the rule refuses, and a second answer while the first is still on its way.
 */
export const answerEConsultation: SignedInAct<'answerEConsultation'> = (context, { taskId, text }) => {
  const { db, now, signedIn } = context;
  const loaded = loadEConsultation(db, taskId, now());
  if (loaded === null) return err({ type: 'NotFound' });
  const { stored, task, eConsultation, reach } = loaded;
  const pending = entriesOfTask(db, stored.num).some(
    ({ kind, state }) => entryRules[kind].answers && !isSettled(state),
  );
  if (pending) return err({ type: 'AnswerPending' });

  const at = now();
  const draft = { text, author: signedIn.practitionerId, role: signedIn.role };
  const answered = answer(eConsultation, draft, Temporal.Instant.fromEpochMilliseconds(at));
  if (!answered.ok) return answered;

  const entryId = randomUUID();
  const steps = answerSteps({
    entryId,
    task,
    to: reach.recipients,
    author: signedIn.practitionerId,
    takenBy: claimIn(task)?.by ?? null,
    text: answered.value.state.text,
    at,
    inResponseTo: newestMessage(db, stored.num),
  });
  // All or nothing. An answer saved without its outbox entry would look sent and never leave the surgery.
  db.transaction(() => {
    enqueue(db, {
      entryId,
      steps,
      kind: 'eConsultation.answer',
      lane: stored.patient,
      task: stored.num,
      author: signedIn.num,
      created: at,
      base: stored.version,
    });
    removeDraft(db, stored.num, signedIn.num);
    appendAccess(context, { act: 'answerEConsultation', patient: stored.patient, documents: [stored.num] });
  })();
  return ok({ entryId });
};
