import { z } from '../lib/zod.ts';
import { readInstant } from './instant.ts';

/**
 * What we read of each resource, checked at the border. Everything else in it passes through untouched and survives
 * a round trip. Servers let wrong codes through, so the value sets that we depend on are checked here.
 */
const instant = z.string().refine((text) => readInstant(text) !== null, { error: 'not a FHIR instant' });
export const reference = z.looseObject({ reference: z.string().optional(), display: z.string().optional() });
const coding = z.looseObject({ system: z.string().optional(), code: z.string().optional() });
const concept = z.looseObject({ coding: z.array(coding).optional(), text: z.string().optional() });
export const identifier = z.looseObject({ system: z.string().optional(), value: z.string().optional() });
const humanName = z.looseObject({
  text: z.string().optional(),
  family: z.string().optional(),
  given: z.array(z.string()).optional(),
});
const meta = z.looseObject({ versionId: z.string().min(1), lastUpdated: instant });
const id = z.string().regex(/^[A-Za-z0-9\-.]{1,64}$/u);

/** What every resource from a portal must have, whatever its type. */
export const anyResource = z.looseObject({ resourceType: z.string(), id, meta });

const resource = { id, meta, identifier: z.array(identifier).optional() };

export const schemas = {
  Organization: z.looseObject({ ...resource, name: z.string().optional() }),
  Practitioner: z.looseObject({ ...resource, active: z.boolean().optional(), name: z.array(humanName).optional() }),
  PractitionerRole: z.looseObject({
    ...resource,
    active: z.boolean().optional(),
    practitioner: reference.optional(),
    organization: reference.optional(),
    code: z.array(concept).optional(),
  }),
  Patient: z.looseObject({
    ...resource,
    active: z.boolean().optional(),
    name: z.array(humanName).optional(),
    birthDate: z
      .string()
      .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/u)
      .optional(),
    generalPractitioner: z.array(reference).optional(),
  }),
  RelatedPerson: z.looseObject({ ...resource, patient: reference, name: z.array(humanName).optional() }),
  Task: z.looseObject({
    ...resource,
    status: z.enum([
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
    intent: z.string(),
    priority: z.enum(['routine', 'urgent', 'asap', 'stat']).optional(),
    code: concept.optional(),
    description: z.string().optional(),
    for: reference.optional(),
    requester: reference.optional(),
    owner: reference.optional(),
    authoredOn: instant.optional(),
    output: z
      .array(
        z.looseObject({ type: concept, valueIdentifier: identifier.optional(), valueReference: reference.optional() }),
      )
      .optional(),
  }),
  Communication: z.looseObject({
    ...resource,
    status: z.enum([
      'preparation',
      'in-progress',
      'not-done',
      'on-hold',
      'stopped',
      'completed',
      'entered-in-error',
      'unknown',
    ]),
    category: z.array(concept).optional(),
    partOf: z.array(reference).optional(),
    subject: reference.optional(),
    sender: reference.optional(),
    recipient: z.array(reference).optional(),
    sent: instant.optional(),
    payload: z.array(z.looseObject({ contentString: z.string().optional() })).optional(),
  }),
} as const;

export type TaskResource = z.infer<typeof schemas.Task>;
export type CommunicationResource = z.infer<typeof schemas.Communication>;
export type HumanName = z.infer<typeof humanName>;
export type Concept = z.infer<typeof concept>;

/** The code of a concept in a system, or undefined. */
export function codeIn(concepts: readonly Concept[] | undefined, system: string): string | undefined {
  for (const one of concepts ?? []) {
    const found = one.coding?.find((each) => each.system === system);
    if (found?.code !== undefined) return found.code;
  }
  return undefined;
}

/** A name as people read it: `text` where the portal gives one, otherwise given and family name. */
export function displayName(names: readonly HumanName[] | undefined): string | null {
  const name = names?.[0];
  if (name === undefined) return null;
  if (name.text !== undefined && name.text.trim() !== '') return name.text;
  const whole = [...(name.given ?? []), name.family ?? ''].join(' ').trim();
  return whole === '' ? null : whole;
}
