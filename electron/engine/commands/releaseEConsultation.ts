import { letGo } from '../../../shared/domain/eConsultation/desk.ts';
import { deskBehind, deskIn, releaseStep } from '../../../shared/fhir/assignment.ts';
import { claimIn } from '../../../shared/fhir/desk.ts';
import { err, ok } from '../../../shared/lib/result.ts';
import type { SignedInAct } from '../act.ts';
import { loadMatter } from '../db/loadEConsultation.ts';
import { entriesAbout } from '../db/outboxStore.ts';
import { unsettledMoves } from '../db/unsettledMoves.ts';
import { carryOut } from './carryOut.ts';

/**
 * «Slipp saken»: lets go of a matter that the person signed in has taken, so that it waits for the others again, on the
 * desk where it lay. One whose claim has not left yet is let go of behind it. Saying it twice changes nothing.
 */
export const releaseEConsultation: SignedInAct<'releaseEConsultation'> = (context, { taskId }) => {
  const { db, now, signedIn } = context;
  const at = now();
  const loaded = loadMatter(db, taskId, at);
  if (loaded === null) return err({ type: 'NotFound' });
  const { stored, task, eConsultation } = loaded;
  const by = signedIn.practitionerId;
  const last = unsettledMoves(entriesAbout(db, stored)).findLast(({ author }) => author === signedIn.num);
  if (last?.kind === 'eConsultation.release') return ok(null);
  const claim = last === undefined ? claimIn(task) : { by, at: last.created };
  const free = letGo(eConsultation, claim?.by ?? null, { by, role: signedIn.role });
  if (!free.ok) return free;
  const desk = last === undefined ? deskBehind(task, eConsultation.responsibleGp) : deskIn(task);
  carryOut(context, loaded, {
    kind: 'eConsultation.release',
    at,
    steps: () => [releaseStep(taskId, claim?.at ?? at, desk)],
  });
  return ok(null);
};
