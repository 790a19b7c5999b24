import type { ResourceType } from '../../../shared/fhir/resourceTypes.ts';
import type { Topic } from '../../../shared/ipc/topics.ts';

/** What the window must ask again when resources of a type have changed; nothing for a type without a screen yet. */
export const topicsOf: Partial<Record<ResourceType, readonly Topic[]>> = {
  Organization: ['staff', 'session'],
  Practitioner: ['staff'],
  PractitionerRole: ['staff', 'thread'],
  Patient: ['queue', 'thread', 'patient'],
  RelatedPerson: ['queue', 'thread'],
  Task: ['queue', 'thread', 'patient'],
  Communication: ['queue', 'thread'],
  HealthcareService: ['thread'],
  Schedule: ['calendar'],
  Slot: ['calendar'],
  Appointment: ['calendar', 'queue', 'thread'],
  AllergyIntolerance: ['thread'],
  QuestionnaireResponse: ['thread'],
  // What a patient has agreed to and whose patient one is decide who may be answered, by whom, and who may look.
  Consent: ['queue', 'thread', 'patient', 'sync'],
  EpisodeOfCare: ['queue', 'thread', 'patient'],
  Group: ['thread', 'patientLists'],
};

/** After a change in any of them. */
export const ALL_TOPICS: readonly Topic[] = [...new Set(Object.values(topicsOf).flat())];
