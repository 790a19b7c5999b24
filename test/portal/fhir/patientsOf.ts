import type { Resource } from '@medplum/fhirtypes';

type MaybeReference = { reference?: string | undefined } | undefined;

/** The `Patient/…` references that the search parameter `patient` of R4 finds a resource by. */
export function patientsOf(resource: Resource): string[] {
  return referencesOf(resource).flatMap((reference) =>
    reference?.reference?.startsWith('Patient/') ? [reference.reference] : [],
  );
}

/** Types whose `patient` parameter is answered from the index; the others are matched by R4's own expression. */
export function hasPatientIndex(type: string): boolean {
  return INDEXED.has(type);
}

const INDEXED = new Set<string>([
  'AllergyIntolerance',
  'Appointment',
  'ChargeItem',
  'Communication',
  'Consent',
  'DiagnosticReport',
  'EpisodeOfCare',
  'Immunization',
  'MedicationRequest',
  'Observation',
  'RelatedPerson',
  'Task',
]);

function referencesOf(resource: Resource): MaybeReference[] {
  switch (resource.resourceType) {
    case 'Task':
      return [resource.for];
    case 'Communication':
    case 'ChargeItem':
    case 'DiagnosticReport':
    case 'MedicationRequest':
    case 'Observation':
      return [resource.subject];
    case 'AllergyIntolerance':
    case 'Consent':
    case 'EpisodeOfCare':
    case 'Immunization':
    case 'RelatedPerson':
      return [resource.patient];
    case 'Appointment':
      return (resource.participant ?? []).map((participant) => participant.actor);
    default:
      return [];
  }
}
