import { ROLES, type Role } from '../domain/access/role.ts';
import type { PractitionerId } from '../domain/identity/ids.ts';
import { SYSTEM } from './codes.ts';
import { writeInstant } from './instant.ts';
import { practitionerIn } from './reference.ts';
import { codeIn, type TaskResource } from './schemas.ts';
import { listOf, object, optional, text } from './shape.ts';
import type { UpdateStep } from './step.ts';

/** On whose desk a matter lies: a person's, everybody's with one role, or the whole surgery's. */
export type Desk =
  | { readonly type: 'person'; readonly id: PractitionerId }
  | { readonly type: 'team'; readonly role: Role }
  | { readonly type: 'surgery' };

// Read apart from what a Task must be: others may keep their own here.
const performers = listOf(
  object({ coding: optional(listOf(object({ system: optional(text), code: optional(text) }))) }),
);

/** The desk that a matter lies on: its owner's; without one, the team's that `performerType` names. */
export function deskIn(task: Pick<TaskResource, 'owner'> & { readonly performerType?: unknown }): Desk {
  const id = practitionerIn(task.owner?.reference);
  if (id !== null) return { type: 'person', id };
  const parsed = performers.safeParse(task.performerType);
  const code = parsed.success ? codeIn(parsed.data, SYSTEM.role) : undefined;
  const role = ROLES.find((one) => one === code);
  return role === undefined ? { type: 'surgery' } : { type: 'team', role };
}

/** A desk as a text, so that two can be compared. */
export function deskText(desk: Desk): string {
  if (desk.type === 'person') return `person ${desk.id}`;
  return desk.type === 'team' ? `team ${desk.role}` : 'surgery';
}

/**
 * Puts a matter on a desk. Whoever had taken it has it no more: it is `received` again, and the new owner takes it.
 *
 * @param from the desk on which the author saw it
 */
export function assignStep(taskId: string, from: Desk, to: Desk): UpdateStep {
  const team = to.type === 'team' ? { performerType: [{ coding: [{ system: SYSTEM.role, code: to.role }] }] } : {};
  const owner = to.type === 'person' ? { owner: { reference: `Practitioner/${to.id}` } } : {};
  return {
    do: 'update',
    type: 'Task',
    id: taskId,
    set: { status: 'received', ...owner, ...team },
    unset: ['owner', 'performerType', 'executionPeriod'],
    saw: deskText(from),
  };
}

/**
 * Lets go of a matter that was taken at `since` (ms, UTC): it is `received` again, on the desk that it is given back to.
 */
export function releaseStep(taskId: string, since: number, to: Desk): UpdateStep {
  return { ...assignStep(taskId, to, to), saw: writeInstant(since) };
}

/**
 * The desk that a taken matter is given back to: the team's that it was taken from, else that of the patient's GP, on
 * which it arrived. A team stands in `performerType` beside the owner who has taken the matter.
 *
 * @param gp null where the patient has none
 */
export function deskBehind(task: TaskResource, gp: PractitionerId | null): Desk {
  const behind = deskIn({ performerType: task['performerType'] });
  return behind.type === 'team' || gp === null ? behind : { type: 'person', id: gp };
}

/** The desk that an assignment's step leads to. */
export function deskOfStep(step: UpdateStep): Desk {
  return deskIn(step.set);
}
