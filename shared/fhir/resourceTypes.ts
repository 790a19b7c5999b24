/**
 * The resource types that the client pulls, in the order of the first load: staff first, so that someone can sign in,
 * then what waits for someone, then the rest. A type's place is its number in the database: new ones go at the end.
 */
export const RESOURCE_TYPES = [
  'Organization',
  'Practitioner',
  'PractitionerRole',
  'Patient',
  'RelatedPerson',
  'Task',
  'Communication',
  'Consent',
  'HealthcareService',
  'Group',
  'EpisodeOfCare',
  'Schedule',
  'Slot',
  'Appointment',
  'AppointmentResponse',
  'MedicationRequest',
  'DiagnosticReport',
  'Observation',
  'Immunization',
  'ChargeItem',
  'AllergyIntolerance',
  'QuestionnaireResponse',
] as const;

export type ResourceType = (typeof RESOURCE_TYPES)[number];

/** Without these no e-consultation can be read or answered: a portal that lacks one is refused. */
export const NECESSARY_TYPES = [
  'Practitioner',
  'PractitionerRole',
  'Patient',
  'Task',
  'Communication',
] as const satisfies readonly ResourceType[];

const numbers: ReadonlyMap<string, number> = new Map(RESOURCE_TYPES.map((type, number) => [type, number]));

/** The number of a type in the database; undefined for a type that we do not keep. */
export function typeNumber(type: string): number | undefined {
  return numbers.get(type);
}
