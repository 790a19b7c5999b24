import { readInstant, readMoment } from './instant.ts';
import { flag, listOf, object, oneOf, optional, text, textThat, type TypeOf } from './shape.ts';

/**
 * What we read of each resource, checked at the border. Everything else in it passes through untouched and survives
 * a round trip. Servers let wrong codes through, so the value sets that we depend on are checked here.
 */
const instant = textThat((value) => readInstant(value) !== null, 'not a FHIR instant');
/** When a version was written orders everything: a month, or a year, is too little. */
const wholeInstant = textThat((value) => isWhole(value), 'not a FHIR instant');
export const reference = object({ reference: optional(text), display: optional(text) });
export const coding = object({ system: optional(text), code: optional(text) });
export const concept = object({ coding: optional(listOf(coding)), text: optional(text) });
const identifier = object({ system: optional(text), value: optional(text) });
const humanName = object({ text: optional(text), family: optional(text), given: optional(listOf(text)) });
const meta = object({ versionId: textThat((value) => value !== '', 'too_small'), lastUpdated: wholeInstant });
const id = textThat((value) => /^[A-Za-z0-9\-.]{1,64}$/u.test(value), 'invalid_format');
const birthDate = textThat((value) => /^\d{4}(-\d{2}(-\d{2})?)?$/u.test(value), 'invalid_format');

/** What every resource from a portal must have, whatever its type. */
export const anyResource = object({ resourceType: text, id, meta });

const resource = { id, meta, identifier: optional(listOf(identifier)) };

export const schemas = {
  Organization: object({ ...resource, name: optional(text) }),
  Practitioner: object({ ...resource, active: optional(flag), name: optional(listOf(humanName)) }),
  PractitionerRole: object({
    ...resource,
    active: optional(flag),
    practitioner: optional(reference),
    organization: optional(reference),
    code: optional(listOf(concept)),
  }),
  Patient: object({
    ...resource,
    active: optional(flag),
    name: optional(listOf(humanName)),
    birthDate: optional(birthDate),
    generalPractitioner: optional(listOf(reference)),
  }),
  RelatedPerson: object({ ...resource, patient: reference, name: optional(listOf(humanName)) }),
  Task: object({
    ...resource,
    status: oneOf([
      'draft',
      'requested',
      'received',
      'accepted',
      'rejected',
      'ready',
      'cancelled',
      'in-progress',
      'on-hold',
      'failed',
      'completed',
      'entered-in-error',
    ]),
    intent: text,
    priority: optional(oneOf(['routine', 'urgent', 'asap', 'stat'])),
    code: optional(concept),
    description: optional(text),
    for: optional(reference),
    requester: optional(reference),
    owner: optional(reference),
    authoredOn: optional(instant),
    output: optional(
      listOf(object({ type: concept, valueIdentifier: optional(identifier), valueReference: optional(reference) })),
    ),
  }),
  Communication: object({
    ...resource,
    status: oneOf([
      'preparation',
      'in-progress',
      'not-done',
      'on-hold',
      'stopped',
      'completed',
      'entered-in-error',
      'unknown',
    ]),
    category: optional(listOf(concept)),
    medium: optional(listOf(concept)),
    partOf: optional(listOf(reference)),
    inResponseTo: optional(listOf(reference)),
    subject: optional(reference),
    sender: optional(reference),
    recipient: optional(listOf(reference)),
    sent: optional(instant),
    received: optional(text),
    payload: optional(listOf(object({ contentString: optional(text) }))),
  }),
} as const;

export type TaskResource = TypeOf<typeof schemas.Task>;
export type CommunicationResource = TypeOf<typeof schemas.Communication>;
export type Concept = TypeOf<typeof concept>;

function isWhole(value: string): boolean {
  const precision = readMoment(value)?.precision;
  return precision === 'instant' || precision === 'day';
}

/** The code of a concept in a system, or undefined. */
export function codeIn(concepts: readonly Concept[] | undefined, system: string): string | undefined {
  for (const one of concepts ?? []) {
    const found = one.coding?.find((each) => each.system === system);
    if (found?.code !== undefined) return found.code;
  }
  return undefined;
}

/** Every code of concepts in a system. */
export function codesIn(concepts: readonly Concept[] | undefined, system: string): readonly string[] {
  return (concepts ?? []).flatMap((one) =>
    (one.coding ?? []).flatMap((each) => (each.system === system ? (each.code ?? []) : [])),
  );
}
