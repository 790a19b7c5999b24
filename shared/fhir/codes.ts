/**
 * The systems of our own codes and identifiers, and the national ones that we use.
 * Where HL7 Norway has a profile the codes are its own; the rest is base R4 with the code systems below,
 * described in `docs/portal-api.md`.
 */
const OURS = 'https://legekontor.example/fhir';

export const SYSTEM = {
  /** Identifier of everything that the client creates: the value is a UUID made offline. Lets the portal spot a repeat. */
  entry: `${OURS}/outbox-entry`,
  taskKind: `${OURS}/CodeSystem/task-kind`,
  taskOutput: `${OURS}/CodeSystem/task-output`,
  communicationKind: `${OURS}/CodeSystem/communication-kind`,
  /** How a patient was met outside the portal: `medium` of an internal note. */
  contactWay: `${OURS}/CodeSystem/contact-way`,
  /** How a matter ended other than by an answer: `businessStatus` of its Task; why, in `statusReason`. */
  closing: `${OURS}/CodeSystem/e-consultation-closing`,
  otherChannel: `${OURS}/CodeSystem/other-channel`,
  unsuitableReason: `${OURS}/CodeSystem/unsuitable-reason`,
  /** How doctor and patient meet: `serviceType` of a Slot or an Appointment. */
  modality: `${OURS}/CodeSystem/modality`,
  consentKind: `${OURS}/CodeSystem/consent-kind`,
  consentLevel: `${OURS}/CodeSystem/consent-level`,
  blockKind: `${OURS}/CodeSystem/block-kind`,
  /** Helsenorge's service areas (Volven 7618): what a fullmakt covers. */
  serviceArea: `${OURS}/CodeSystem/service-area`,
  episodeKind: `${OURS}/CodeSystem/episode-kind`,
  /** HL7 Norway: who has parental responsibility. */
  parentalResponsibility: 'http://hl7.no/fhir/CodeSystem/no-basis-parental-responsibility',
  relation: 'http://terminology.hl7.org/CodeSystem/v3-RoleCode',
  role: `${OURS}/CodeSystem/surgery-role`,
  /** What was done, in an AuditEvent. */
  accessAct: `${OURS}/CodeSystem/access-act`,
  /** The hash of a line of the access log: the identifier of its AuditEvent. */
  accessLogLine: `${OURS}/access-log-line`,
  /** The workstation that wrote it, a UUID of its own. */
  accessLogMachine: `${OURS}/access-log-machine`,
  nationalId: 'urn:oid:2.16.578.1.12.4.1.4.1',
  dNumber: 'urn:oid:2.16.578.1.12.4.1.4.2',
  commonHelpNumber: 'urn:oid:2.16.578.1.12.4.1.4.3',
  /** Who the identity provider says a Practitioner is: HelseID's `pid_pseudonym`, or another provider's `sub`. */
  signInSubject: `${OURS}/sign-in-subject`,
  service: `${OURS}/CodeSystem/service`,
  hpr: 'urn:oid:2.16.578.1.12.4.1.4.4',
  herId: 'urn:oid:2.16.578.1.12.4.1.2',
  organizationNumber: 'urn:oid:2.16.578.1.12.4.1.4.101',
  atc: 'http://www.whocc.no/atc',
  prescriptionGroup: 'urn:oid:2.16.578.1.12.4.1.1.7421',
} as const;

/** Base of the extensions that are ours: `EXTENSION + 'list-cap'`. */
export const EXTENSION = `${OURS}/StructureDefinition/`;

export const TASK_KINDS = [
  'e-consultation',
  'message',
  'renewal-line',
  'result-review',
  'cap-change',
  'list-opening',
  'removal-claim',
  'record-transfer',
  'note-from-other-doctor',
] as const;

export const COMMUNICATION_KINDS = [
  'e-consultation',
  'message',
  'internal-note',
  'renewal',
  'booking',
  'prepared-answer',
] as const;

/** What a Consent is about. A kind that we do not know says nothing to us. */
export const CONSENT_CODES = ['level', 'proxy', 'block', 'withheld-from-parents', 'own-access'] as const;
