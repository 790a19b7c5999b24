import { callOffUrgency as callOff, markUrgent as mark } from '../../../shared/domain/eConsultation/urgent.ts';
import { urgencyStep } from '../../../shared/fhir/urgency.ts';
import { err, ok } from '../../../shared/lib/result.ts';
import type { SignedInAct, SignedInContext } from '../act.ts';
import { loadMatter } from '../db/loadEConsultation.ts';
import { carryOut } from './carryOut.ts';

type SetUrgency = ReturnType<SignedInAct<'markUrgent'>> & ReturnType<SignedInAct<'callOffUrgency'>>;

/** Someone has found that it cannot wait. From now on it asks for a contact with the patient before anything ends it. */
export const markUrgent: SignedInAct<'markUrgent'> = (context, { taskId }) => setUrgency(context, taskId, true);

/** A doctor has judged that it can wait after all. */
export const callOffUrgency: SignedInAct<'callOffUrgency'> = (context, { taskId }) =>
  setUrgency(context, taskId, false);

/** Saying twice what is so already changes nothing. */
function setUrgency(context: SignedInContext, taskId: string, urgent: boolean): SetUrgency {
  const { db, now, signedIn } = context;
  const loaded = loadMatter(db, taskId, now());
  if (loaded === null) return err({ type: 'NotFound' });
  const { eConsultation } = loaded;
  const by = signedIn.practitionerId;
  const said = (urgent ? mark : callOff)(eConsultation, { by, role: signedIn.role });
  if (!said.ok) return said;
  if (eConsultation.urgent === urgent) return ok(null);
  const at = now();
  carryOut(context, loaded, {
    kind: urgent ? 'eConsultation.urgent' : 'eConsultation.notUrgent',
    at,
    steps: () => [urgencyStep(taskId, urgent, { by, at })],
  });
  return ok(null);
}
