import type { ResourceType } from '../../../shared/fhir/resourceTypes.ts';
import type { Topic } from '../../../shared/ipc/topics.ts';

/** What the window must ask again when resources of a type have changed; nothing for a type without a screen yet. */
export const topicsOf: Partial<Record<ResourceType, readonly Topic[]>> = {
  Organization: ['staff', 'session'],
  Practitioner: ['staff'],
  PractitionerRole: ['staff'],
  Patient: ['queue', 'thread'],
  RelatedPerson: ['queue', 'thread'],
  Task: ['queue', 'thread'],
  Communication: ['queue', 'thread'],
  Schedule: ['calendar'],
  Slot: ['calendar'],
  Appointment: ['calendar'],
};
