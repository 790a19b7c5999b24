import { takeOver } from '../../../shared/domain/eConsultation/takeOver.ts';
import { answerEntryIn } from '../../../shared/fhir/eConsultation.ts';
import { finishStep, holderOf, takeOverStep } from '../../../shared/fhir/takeOver.ts';
import { err, ok } from '../../../shared/lib/result.ts';
import { Temporal } from '../../../shared/lib/time.ts';
import type { SignedInAct } from '../act.ts';
import { isDelivered } from '../db/isDelivered.ts';
import { loadMatter } from '../db/loadEConsultation.ts';
import { stateOfEntry } from '../db/outboxStore.ts';
import { carryOut } from './carryOut.ts';

/**
 * Takes a matter over from a colleague, or an own machine, that has not been heard of for a while. Where their answer is with the
 * patient already, only its close is missing, and that is what is done. Saying it twice changes nothing.
 */
export const takeOverEConsultation: SignedInAct<'takeOverEConsultation'> = (context, { taskId }) => {
  const { db, now, signedIn } = context;
  const at = now();
  const loaded = loadMatter(db, taskId, at);
  if (loaded === null) return err({ type: 'NotFound' });
  const { task, stored, eConsultation } = loaded;
  const by = signedIn.practitionerId;
  const actor = { by, role: signedIn.role };
  const holder = holderOf(task, (entry) => stateOfEntry(db, entry) !== null);
  const taken = takeOver(eConsultation, holder, actor, Temporal.Instant.fromEpochMilliseconds(at));
  if (!taken.ok) return taken;
  const answer = answerEntryIn(task);
  const delivered = holder?.as === 'answer' && answer !== null && isDelivered(db, stored.num, answer);
  carryOut(context, loaded, {
    kind: delivered ? 'eConsultation.finish' : 'eConsultation.takeOver',
    at,
    steps: () => [delivered ? finishStep(task, answer) : takeOverStep(task, { by, at })],
  });
  return ok(null);
};
