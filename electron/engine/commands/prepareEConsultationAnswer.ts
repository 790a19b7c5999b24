import { prepareAnswer } from '../../../shared/domain/eConsultation/prepare.ts';
import { preparedStep } from '../../../shared/fhir/prepared.ts';
import { err, ok } from '../../../shared/lib/result.ts';
import type { SignedInAct } from '../act.ts';
import { removeDraft } from '../db/draftStore.ts';
import { loadEConsultation } from '../db/loadEConsultation.ts';
import { surgeryReference } from '../db/surgery.ts';
import { carryOut } from './carryOut.ts';
import { endIsOnItsWay } from './carryOutEnd.ts';

/**
 * Hands a text to the doctors of the surgery, who sign it or set it aside. A newer one of the same author takes its place.
 *
 * Refuses what the rule refuses, and a text for a matter whose end is on its way.
 */
export const prepareEConsultationAnswer: SignedInAct<'prepareEConsultationAnswer'> = (context, { taskId, text }) => {
  const { db, now, signedIn } = context;
  const at = now();
  const loaded = loadEConsultation(db, taskId, at);
  if (loaded === null) return err({ type: 'NotFound' });
  if (endIsOnItsWay(db, loaded)) return err({ type: 'AnswerPending' });
  const by = signedIn.practitionerId;
  const prepared = prepareAnswer(loaded.eConsultation, text, { by, role: signedIn.role });
  if (!prepared.ok) return prepared;
  const entryId = carryOut(context, loaded, {
    kind: 'eConsultation.prepare',
    at,
    steps: (id) => [preparedStep(id, loaded.task, { by, at, text: prepared.value }, surgeryReference(db))],
    also: () => removeDraft(db, loaded.stored, signedIn.num),
  });
  return ok({ entryId });
};
