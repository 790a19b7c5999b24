import type { Role } from '../../../shared/domain/access/role.ts';
import { assign } from '../../../shared/domain/eConsultation/desk.ts';
import type { PractitionerId } from '../../../shared/domain/identity/ids.ts';
import { assignStep, type Desk, deskIn, deskText } from '../../../shared/fhir/assignment.ts';
import { err, ok } from '../../../shared/lib/result.ts';
import type { SignedInAct } from '../act.ts';
import { loadMatter } from '../db/loadEConsultation.ts';
import { findStaff } from '../db/staff.ts';
import { carryOut } from './carryOut.ts';

/**
 * Puts a matter on a colleague's desk, on that of all with one role, or back to the whole surgery. The due date stays,
 * and whoever had taken the matter has it no more. Putting it where it lies changes nothing.
 */
export const assignEConsultation: SignedInAct<'assignEConsultation'> = (context, { taskId, person, team }) => {
  const { db, now, signedIn } = context;
  const loaded = loadMatter(db, taskId, now());
  if (loaded === null) return err({ type: 'NotFound' });
  const { task, eConsultation } = loaded;
  const desk = deskOf(person, team);
  if (person !== undefined && findStaff(db, person) === null) return err({ type: 'NoSuchStaffMember' });
  const assigned = assign(eConsultation, desk.type === 'person' ? desk.id : null, {
    by: signedIn.practitionerId,
    role: signedIn.role,
  });
  if (!assigned.ok) return assigned;
  const from = deskIn(task);
  if (deskText(from) === deskText(desk)) return ok(null);
  carryOut(context, loaded, {
    kind: 'eConsultation.assign',
    at: now(),
    steps: () => [assignStep(taskId, from, desk)],
  });
  return ok(null);
};

function deskOf(person: string | undefined, team: Role | undefined): Desk {
  if (person !== undefined) return { type: 'person', id: person as PractitionerId };
  return team === undefined ? { type: 'surgery' } : { type: 'team', role: team };
}
