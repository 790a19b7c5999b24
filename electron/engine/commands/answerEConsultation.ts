import { answer } from '../../../shared/domain/eConsultation/answer.ts';
import { err, ok } from '../../../shared/lib/result.ts';
import { Temporal } from '../../../shared/lib/time.ts';
import type { SignedInAct } from '../act.ts';
import { loadEConsultation } from '../db/loadEConsultation.ts';
import { carryOutEnd, endIsOnItsWay } from './carryOutEnd.ts';

/**
 * Answers an e-consultation. It sends nothing: the outbox does, now or tomorrow.
 *
 * Refuses what the rule refuses, and an answer while something else that ends the matter is still on its way.
 */
export const answerEConsultation: SignedInAct<'answerEConsultation'> = (context, { taskId, text }) => {
  const { db, now, signedIn } = context;
  const at = now();
  const loaded = loadEConsultation(db, taskId, at);
  if (loaded === null) return err({ type: 'NotFound' });
  if (endIsOnItsWay(db, loaded)) return err({ type: 'AnswerPending' });
  const draft = { text, author: signedIn.practitionerId, role: signedIn.role };
  const answered = answer(loaded.eConsultation, draft, Temporal.Instant.fromEpochMilliseconds(at));
  if (!answered.ok) return answered;
  const end = { kind: 'eConsultation.answer', ending: null, text: answered.value.state.text, at } as const;
  return ok({ entryId: carryOutEnd(context, loaded, end) });
};
