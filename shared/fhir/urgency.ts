import type { PractitionerId } from '../domain/identity/ids.ts';
import { EXTENSION } from './codes.ts';
import { readInstant, writeInstant } from './instant.ts';
import { practitionerIn } from './reference.ts';
import type { TaskResource } from './schemas.ts';
import { listOf, object, optional, text } from './shape.ts';
import type { Step } from './step.ts';

const reference = object({ reference: optional(text) });
const part = object({ url: text, valueReference: optional(reference), valueInstant: optional(text) });
const extensions = listOf(object({ url: text, extension: optional(listOf(part)) }));

const URGENCY_SET_BY = `${EXTENSION}urgency-set-by`;

/** Who at the surgery marked the matter as urgent or called it off last, and when (ms). */
export type UrgencySetBy = { readonly by: PractitionerId; readonly at: number };

/** Marks a matter as urgent, or calls the urgency off, and says who did. */
export function urgencyStep(taskId: string, urgent: boolean, { by, at }: UrgencySetBy): Step {
  return {
    do: 'update',
    type: 'Task',
    id: taskId,
    set: { priority: urgent ? 'urgent' : 'routine' },
    extension: {
      url: URGENCY_SET_BY,
      extension: [
        { url: 'practitioner', valueReference: { reference: `Practitioner/${by}` } },
        { url: 'at', valueInstant: writeInstant(at) },
      ],
    },
  };
}

/** FHIR has four priorities; everything above `routine` cannot wait. */
export function isUrgent(task: Pick<TaskResource, 'priority'>): boolean {
  return task.priority !== undefined && task.priority !== 'routine';
}

/** Who at the surgery said last whether it is urgent; null when nobody has. */
export function urgencySetBy(task: TaskResource): UrgencySetBy | null {
  const found = extensions.safeParse(task['extension']);
  const parts = found.success ? found.data.find(({ url }) => url === URGENCY_SET_BY)?.extension : undefined;
  const by = practitionerIn(parts?.find(({ url }) => url === 'practitioner')?.valueReference?.reference);
  const at = readInstant(parts?.find(({ url }) => url === 'at')?.valueInstant ?? '');
  return by === null || at === null ? null : { by, at };
}
