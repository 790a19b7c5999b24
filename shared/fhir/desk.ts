import type { OpenedMark } from '../domain/eConsultation/opened.ts';
import type { PractitionerId } from '../domain/identity/ids.ts';
import { EXTENSION } from './codes.ts';
import { readInstant, writeInstant } from './instant.ts';
import { practitionerIn } from './reference.ts';
import type { TaskResource } from './schemas.ts';
import { listOf, object, optional, text } from './shape.ts';
import type { Step, UpdateStep } from './step.ts';

// Read apart from what a Task must be: others may keep their own here, and a mark is no reason to put a matter aside.
const period = object({ start: optional(text), end: optional(text) });
const reference = object({ reference: optional(text) });
const part = object({ url: text, valueReference: optional(reference), valuePeriod: optional(period) });
const extensions = listOf(object({ url: text, extension: optional(listOf(part)) }));

/** Who has taken a matter, and when (ms). */
export type Claim = { readonly by: PractitionerId; readonly at: number };

/** Takes a matter: `accepted` by its owner, from now. */
export function claimStep(taskId: string, claim: Claim): UpdateStep {
  return {
    do: 'update',
    type: 'Task',
    id: taskId,
    set: {
      status: 'accepted',
      owner: { reference: `Practitioner/${claim.by}` },
      executionPeriod: { start: writeInstant(claim.at) },
    },
  };
}

/**
 * Who has taken the matter; null when nobody has. Being its owner alone is no claim: a matter arrives on the desk of
 * the patient's GP.
 */
export function claimIn(task: TaskResource): Claim | null {
  const by = practitionerIn(task.owner?.reference);
  if (task.status !== 'accepted' || by === null) return null;
  const taken = period.safeParse(task['executionPeriod']);
  const start = taken.success ? readInstant(taken.data.start ?? '') : null;
  return { by, at: start ?? readInstant(task.meta.lastUpdated) ?? 0 };
}

const OPENED_BY = `${EXTENSION}opened-by`;

/**
 * Says who has a matter open. A new one becomes `received`; any other keeps its status, and nobody becomes its owner.
 * The period's end is when the mark runs out, so that a reader needs no number of ours.
 */
export function openedStep(task: Pick<TaskResource, 'id' | 'status'>, mark: OpenedMark): Step {
  return {
    do: 'update',
    type: 'Task',
    id: task.id,
    set: task.status === 'requested' ? { status: 'received' } : {},
    extension: {
      url: OPENED_BY,
      extension: [
        { url: 'practitioner', valueReference: { reference: `Practitioner/${mark.by}` } },
        { url: 'period', valuePeriod: { start: writeInstant(mark.since), end: writeInstant(mark.until) } },
      ],
    },
  };
}

/** Who has opened the matter last, by its mark; null when there is none that can be read. */
export function openedMarkIn(task: TaskResource): OpenedMark | null {
  const found = extensions.safeParse(task['extension']);
  const parts = found.success ? found.data.find(({ url }) => url === OPENED_BY)?.extension : undefined;
  const by = practitionerIn(parts?.find(({ url }) => url === 'practitioner')?.valueReference?.reference);
  const open = parts?.find(({ url }) => url === 'period')?.valuePeriod;
  const since = readInstant(open?.start ?? '');
  const until = readInstant(open?.end ?? '');
  return by === null || since === null || until === null ? null : { by, since, until };
}
