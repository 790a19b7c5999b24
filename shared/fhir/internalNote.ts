import type { PractitionerId } from '../domain/identity/ids.ts';
import { SYSTEM } from './codes.ts';
import { writeInstant } from './instant.ts';
import type { TaskResource } from './schemas.ts';
import type { Step } from './step.ts';

type Note = { readonly by: PractitionerId; readonly at: number; readonly note: string };

/**
 * A note of the thread to the surgery alone, never to the patient.
 *
 * @param organization the surgery as a reference; null when the portal has not said which it is
 * @param more elements that say what kind of note it is
 */
export function noteStep(
  entryId: string,
  task: Pick<TaskResource, 'id' | 'for'>,
  { by, at, note }: Note,
  organization: string | null,
  more: Readonly<Record<string, unknown>> = {},
): Extract<Step, { do: 'create' }> {
  return {
    do: 'create',
    entryId,
    resource: {
      resourceType: 'Communication',
      identifier: [{ system: SYSTEM.entry, value: entryId }],
      status: 'completed',
      category: [{ coding: [{ system: SYSTEM.communicationKind, code: 'internal-note' }] }],
      ...more,
      partOf: [{ reference: `Task/${task.id}` }],
      ...(task.for?.reference === undefined ? {} : { subject: { reference: task.for.reference } }),
      sender: { reference: `Practitioner/${by}` },
      ...(organization === null ? {} : { recipient: [{ reference: organization }] }),
      sent: writeInstant(at),
      payload: [{ contentString: note }],
    },
  };
}
