import { ROLES, type Role } from '../../../shared/domain/access/role.ts';
import { deskIn, deskOfStep, type Desk } from '../../../shared/fhir/assignment.ts';
import { typeNumber } from '../../../shared/fhir/resourceTypes.ts';
import type { TaskResource } from '../../../shared/fhir/schemas.ts';
import type { Step } from '../../../shared/fhir/step.ts';
import { packId } from './fhirId.ts';
import type { Db } from './open.ts';
import { prepared } from './prepared.ts';
import { NOBODY } from './workRow.ts';

const STEPS = 'SELECT steps FROM outbox_steps WHERE seq = ?';
const PERSON = 'SELECT num FROM resource WHERE type = ? AND fhir_id = ?';

/** A team in the column of owners, where no num can be: everybody with one role. */
export function teamOwner(role: Role): number {
  return -1 - ROLES.indexOf(role);
}

/** The team that a column of owners tells of; null where it tells of a person or the whole surgery. */
export function teamIn(owner: number): Role | null {
  return owner < NOBODY ? (ROLES[-1 - owner] ?? null) : null;
}

/**
 * On whose desk a matter lies, for the column of owners: as assigned here and on its way, else as the portal has it.
 *
 * @param owner the num that the Task's owner has
 * @param assigning the seq of the assignment that has not arrived
 */
export function workOwner(db: Db, task: TaskResource, owner: number | null, assigning: number | undefined): number {
  const goal = assigning === undefined ? null : goalOf(db, assigning);
  const desk = goal ?? deskIn(task);
  if (goal === null && desk.type === 'person') return owner ?? NOBODY;
  if (desk.type === 'surgery') return NOBODY;
  if (desk.type === 'team') return teamOwner(desk.role);
  const num = prepared(db, PERSON).pluck().get(typeNumber('Practitioner'), packId(desk.id));
  return typeof num === 'number' ? num : NOBODY;
}

function goalOf(db: Db, seq: number): Desk | null {
  const steps = prepared(db, STEPS).pluck().get(seq) as string | undefined;
  const step = steps === undefined ? undefined : (JSON.parse(steps) as Step[])[0];
  return step?.do === 'update' ? deskOfStep(step) : null;
}
