import type { ResourceType } from '@medplum/fhirtypes';

/** What the demo portal keeps. Its CapabilityStatement names exactly these; another type gets 404. */
export const RESOURCE_TYPES = [
  'AllergyIntolerance',
  'Appointment',
  'AppointmentResponse',
  'AuditEvent',
  'Binary',
  'CareTeam',
  'ChargeItem',
  'Communication',
  'Consent',
  'DiagnosticReport',
  'DocumentReference',
  'Encounter',
  'EpisodeOfCare',
  'Group',
  'HealthcareService',
  'Immunization',
  'Location',
  'MedicationRequest',
  'Observation',
  'Organization',
  'Patient',
  'Practitioner',
  'PractitionerRole',
  'Provenance',
  'QuestionnaireResponse',
  'RelatedPerson',
  'Schedule',
  'ServiceRequest',
  'Slot',
  'Subscription',
  'Task',
] as const satisfies readonly ResourceType[];

export type PortalResourceType = (typeof RESOURCE_TYPES)[number];

export function isPortalResourceType(name: string): name is PortalResourceType {
  return (RESOURCE_TYPES as readonly string[]).includes(name);
}
