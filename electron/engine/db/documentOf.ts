import type { DocumentKind, LogDocument } from '../../../shared/domain/access/logDocument.ts';
import { COMMUNICATION_KINDS, TASK_KINDS } from '../../../shared/fhir/codes.ts';
import type { ResourceType } from '../../../shared/fhir/resourceTypes.ts';
import { object, optional, text } from '../../../shared/fhir/shape.ts';
import { osloDateAt } from '../../../shared/lib/time.ts';
import type { Db } from './open.ts';
import { resourceByNum, type StoredResource } from './resourceStore.ts';

const KIND_OF_TYPE: Partial<Record<ResourceType, DocumentKind>> = {
  Patient: 'patient-card',
  RelatedPerson: 'consent',
  Consent: 'consent',
  EpisodeOfCare: 'list-membership',
  Group: 'list-membership',
  Appointment: 'booking',
  AppointmentResponse: 'booking',
  MedicationRequest: 'prescription',
  DiagnosticReport: 'result',
  Observation: 'result',
  Immunization: 'vaccine',
  ChargeItem: 'fee',
  AllergyIntolerance: 'allergy',
  QuestionnaireResponse: 'questionnaire',
};

const KIND_OF_TASK: Readonly<Record<(typeof TASK_KINDS)[number], DocumentKind>> = {
  'e-consultation': 'e-consultation',
  message: 'message',
  'renewal-line': 'renewal',
  'result-review': 'result',
  'cap-change': 'list-request',
  'list-opening': 'list-request',
  'removal-claim': 'list-request',
  'record-transfer': 'record-transfer',
  'note-from-other-doctor': 'note-from-other-doctor',
};

const KIND_OF_COMMUNICATION: Readonly<Record<(typeof COMMUNICATION_KINDS)[number], DocumentKind>> = {
  'e-consultation': 'e-consultation',
  message: 'message',
  'internal-note': 'internal-note',
  renewal: 'renewal',
  booking: 'booking',
  'prepared-answer': 'e-consultation',
};

const worded = object({ text: optional(text) });
const titled = object({
  description: optional(text),
  medicationCodeableConcept: optional(worded),
  code: optional(worded),
  vaccineCode: optional(worded),
});
const LONGEST_TITLE = 120;

/** A resource as the access log names it: kind, reference and day, never a word of what stands in it. */
export function documentOf(db: Db, num: number): LogDocument {
  const stored = resourceByNum(db, num);
  if (stored === null) throw new Error('a line of the access log names a resource that is not there');
  return {
    kind: kindOf(stored),
    reference: `${stored.type}/${stored.id}`,
    on: stored.at === null ? null : osloDateAt(stored.at).toString(),
  };
}

function kindOf({ type, kind }: StoredResource): DocumentKind {
  const task = type === 'Task' && kind !== null ? TASK_KINDS[kind] : undefined;
  if (task !== undefined) return KIND_OF_TASK[task];
  const communication = type === 'Communication' && kind !== null ? COMMUNICATION_KINDS[kind] : undefined;
  if (communication !== undefined) return KIND_OF_COMMUNICATION[communication];
  return KIND_OF_TYPE[type] ?? 'other';
}

/** What a document is called; undefined for one that is gone or has no name. */
export function titleOf({ type, json }: StoredResource): string | undefined {
  const read = json === null ? null : titled.safeParse(JSON.parse(json));
  if (read === null || !read.success) return undefined;
  const { description, medicationCodeableConcept, code, vaccineCode } = read.data;
  // An appointment's description is what the patient wrote as the reason, a charge item's code is a tariff.
  const title =
    type === 'Task'
      ? description
      : type === 'MedicationRequest'
        ? medicationCodeableConcept?.text
        : type === 'DiagnosticReport' || type === 'Observation'
          ? code?.text
          : type === 'Immunization'
            ? vaccineCode?.text
            : undefined;
  const words = title?.replaceAll(/\s+/gu, ' ').trim() ?? '';
  return words === '' ? undefined : Array.from(words).slice(0, LONGEST_TITLE).join('');
}
