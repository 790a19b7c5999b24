import { take } from '../../../shared/domain/eConsultation/desk.ts';
import { claimIn, claimStep } from '../../../shared/fhir/desk.ts';
import { err, ok } from '../../../shared/lib/result.ts';
import type { SignedInAct } from '../act.ts';
import { loadMatter } from '../db/loadEConsultation.ts';
import { entriesAbout } from '../db/outboxStore.ts';
import { listStaff } from '../db/staff.ts';
import { unsettledMoves } from '../db/unsettledMoves.ts';
import { carryOut } from './carryOut.ts';

/**
 * Takes a matter, so that colleagues see who has it. Whoever reaches the portal first has it; asking twice changes
 * nothing. Refuses what the rule refuses.
 */
export const claimEConsultation: SignedInAct<'claimEConsultation'> = (context, { taskId }) => {
  const { db, now, signedIn } = context;
  const loaded = loadMatter(db, taskId, now());
  if (loaded === null) return err({ type: 'NotFound' });
  const { stored, task, eConsultation } = loaded;
  const by = signedIn.practitionerId;
  const moves = unsettledMoves(entriesAbout(db, stored));
  // What was let go of here is free to be taken once more, also before the portal has heard.
  const isLetGo = moves.some(({ kind }) => kind === 'eConsultation.release');
  const takenBy = isLetGo ? null : (claimIn(task)?.by ?? null);
  const team = listStaff(db).map(({ practitionerId }) => practitionerId);
  const taken = take(eConsultation, takenBy, team, { by, role: signedIn.role });
  if (!taken.ok) return taken;
  const last = moves.findLast(({ author }) => author === signedIn.num);
  if (takenBy === by || last?.kind === 'eConsultation.claim') return ok(null);

  const at = now();
  carryOut(context, loaded, { kind: 'eConsultation.claim', at, steps: () => [claimStep(taskId, { by, at })] });
  return ok(null);
};
