import { err, ok, type Result } from '../lib/result.ts';
import { type InlineContent, takeOutContents } from './attachment.ts';
import { COMMUNICATION_KINDS, CONSENT_CODES, SYSTEM, TASK_KINDS } from './codes.ts';
import { consentKindOf } from './consent.ts';
import { readInstant } from './instant.ts';
import { isObject } from './json.ts';
import { qualifierIn } from './qualifier.ts';
import { readReference, type Reference, withOwnReferences } from './reference.ts';
import { typeNumber, type ResourceType } from './resourceTypes.ts';
import { saidAt } from './said.ts';
import { anyResource, codeIn, type CommunicationResource, schemas } from './schemas.ts';
import { listOf, object, optional, type ShapeFault, text, type TypeOf } from './shape.ts';
import { dueDayOf } from './dueDay.ts';
import { askedBookingIn, workKindOf } from './work.ts';

/** A resource from the portal, understood: what the database keeps beside its text. Instants in ms (UTC). */
export type PulledResource = {
  readonly type: ResourceType;
  readonly id: string;
  readonly version: string;
  /** The version's ETag as the portal gave it, where it came with one (a search has none). */
  readonly etag?: string | null;
  readonly lastUpdated: number;
  readonly patient: Reference | null;
  readonly parent: Reference | null;
  readonly owner: Reference | null;
  /** Place in TASK_KINDS, COMMUNICATION_KINDS or CONSENT_CODES; null for a kind that we do not know. */
  readonly kind: number | null;
  /** Tasks and Appointments: whether it waits for someone. */
  readonly open: boolean | null;
  /** Days since 1970 in Norway. */
  readonly due: number | null;
  readonly at: number | null;
  /** The resource as it came, but for references to the portal's own, which are relative; and its text. */
  readonly resource: Readonly<Record<string, unknown>>;
  readonly json: string;
  /** A Communication: the content of files that lay in it, kept apart from its text. */
  readonly contents: readonly InlineContent[];
};

/** Why a resource is put aside: where in it, and what is wrong, without its content. */
export type ParseIssue = {
  readonly type: string;
  readonly id: string | null;
  /** FHIR path: `Task.status`. */
  readonly field: string;
  readonly problem: string;
};

type Columns = Pick<PulledResource, 'patient' | 'parent' | 'owner' | 'kind' | 'open' | 'due' | 'at'>;
const nothing: Columns = { patient: null, parent: null, owner: null, kind: null, open: null, due: null, at: null };

/**
 * Understands one resource of a page, or says which field is wrong. Never throws for what a server may send.
 *
 * One that tells of itself that it is only a part of the resource (`SUBSETTED`; FHIR R4, search: summary) is no version to
 * keep or to build on: what it leaves out would look as if it were not there, and be written away.
 *
 * What changes the meaning of a resource or of a part of it (`isQualified`) puts it aside rather than shown as if
 * understood. Not where that would open or hide something: such a Consent still blocks and gives nothing
 * (`toConsents`), and such an allergy is one without a name (`toAllergy`).
 *
 * @param base the portal's address: what is written out in full under it is the portal's own
 */
export function readResource(input: unknown, base = ''): Result<PulledResource, ParseIssue> {
  const common = anyResource.safeParse(input);
  if (!common.success) return err(issueOf(input, common.fault));
  const { resourceType, id, meta } = common.data;
  if (typeNumber(resourceType) === undefined) {
    return err({
      type: resourceType.slice(0, 64),
      id,
      field: 'resourceType',
      problem: 'a type that was not asked for',
    });
  }
  if (isSubsetted(input)) {
    return err({ type: resourceType, id, field: `${resourceType}.meta.tag`, problem: 'a part of it, not the whole' });
  }
  const type = resourceType as ResourceType;
  const lastUpdated = readInstant(meta.lastUpdated) ?? 0;
  const { resource: asItCame, contents } =
    type === 'Communication' ? takeOutContents(common.data) : { resource: common.data, contents: [] };
  const written = writeJson(asItCame);
  if (written === null) return err({ type, id, field: type, problem: 'nested too deeply' });
  const resource = withOwnReferences(asItCame, written, base);
  const qualifier = qualifierIn(type, written, asItCame);
  if (qualifier !== null) return err({ type, id, field: `${type}.${qualifier.name}`, problem: qualifier.problem });
  const columns = columnsOf(type, resource, lastUpdated);
  if (!columns.ok) return columns;
  const json = resource === asItCame ? written : JSON.stringify(resource);
  return ok({
    type,
    id,
    version: meta.versionId,
    lastUpdated,
    ...columns.value,
    resource,
    json,
    contents,
  });
}

const subsetted = object({ meta: object({ tag: listOf(object({ code: optional(text) })) }) });

/** Whether a resource tells of itself that it is only a part of what the portal has. */
export function isSubsetted(resource: unknown): boolean {
  const read = subsetted.safeParse(resource);
  return read.success && read.data.meta.tag.some(({ code }) => code === 'SUBSETTED');
}

/** The text of something that came as JSON; null when it is nested too deeply to be written again. */
export function writeJson(value: unknown): string | null {
  try {
    return JSON.stringify(value) ?? null;
  } catch {
    return null;
  }
}

function columnsOf(
  type: ResourceType,
  resource: Record<string, unknown>,
  lastUpdated: number,
): Result<Columns, ParseIssue> {
  switch (type) {
    case 'Task':
      return taskColumns(resource);
    case 'Communication':
      return communicationColumns(resource);
    case 'Patient': {
      const patient = schemas.Patient.safeParse(resource);
      if (!patient.success) return err(issueOf(resource, patient.fault));
      return ok({ ...nothing, owner: gpAmong(patient.data.generalPractitioner) });
    }
    case 'Organization':
    case 'Practitioner':
    case 'PractitionerRole':
    case 'RelatedPerson': {
      const parsed = schemas[type].safeParse(resource);
      if (!parsed.success) return err(issueOf(resource, parsed.fault));
      const owner = referenceOf(looseReference(resource['practitioner']));
      return ok({ ...nothing, patient: referenceOf(looseReference(resource['patient'])), owner });
    }
    case 'Consent':
      return ok({ ...nothing, patient: patientOf(resource), kind: consentKind(resource), at: instantOf(resource) });
    case 'Appointment':
      return ok({
        ...nothing,
        ...bookingColumns(resource, lastUpdated),
        patient: patientOf(resource),
        at: instantOf(resource),
      });
    default:
      return ok({ ...nothing, patient: patientOf(resource), parent: parentOf(resource), at: instantOf(resource) });
  }
}

/** What a Consent is about. None is put aside for what it holds: one that cannot be read must open nothing. */
function consentKind(resource: Record<string, unknown>): number | null {
  return placeIn(CONSENT_CODES, consentKindOf(resource) ?? undefined);
}

/** A request that waits for the surgery; an appointment in any other state waits for nobody here. */
function bookingColumns(
  resource: Record<string, unknown>,
  lastUpdated: number,
): Pick<Columns, 'owner' | 'open' | 'due'> {
  const asked = askedBookingIn(resource, lastUpdated);
  if (asked === null) return { owner: null, open: false, due: null };
  return { owner: asked.gp, open: true, due: dueDayOf('booking', asked.asked) };
}

function taskColumns(resource: Record<string, unknown>): Result<Columns, ParseIssue> {
  const parsed = schemas.Task.safeParse(resource);
  if (!parsed.success) return err(issueOf(resource, parsed.fault));
  const task = parsed.data;
  const kind = placeIn(TASK_KINDS, codeIn(task.code === undefined ? [] : [task.code], SYSTEM.taskKind));
  const at = task.authoredOn === undefined ? null : readInstant(task.authoredOn);
  const patient = referenceOf(task.for);
  const missing =
    kind === null ? null : at === null ? 'Task.authoredOn' : patient?.type === 'Patient' ? null : 'Task.for';
  if (missing !== null)
    return err({ type: 'Task', id: task.id, field: missing, problem: 'missing, or not one that can be followed' });
  const open = !['rejected', 'cancelled', 'failed', 'completed', 'entered-in-error', 'draft'].includes(task.status);
  const workKind = workKindOf(kind);
  return ok({
    ...nothing,
    patient,
    owner: referenceOf(task.owner),
    kind,
    open,
    due: workKind !== null && at !== null ? dueDayOf(workKind, at) : null,
    at,
  });
}

function communicationColumns(resource: Record<string, unknown>): Result<Columns, ParseIssue> {
  const parsed = schemas.Communication.safeParse(resource);
  if (!parsed.success) return err(issueOf(resource, parsed.fault));
  const message = parsed.data;
  return ok({
    ...nothing,
    patient: aboutWhom(message),
    parent: threadOf(message),
    kind: placeIn(COMMUNICATION_KINDS, codeIn(message.category, SYSTEM.communicationKind)),
    at: saidAt(message).at,
  });
}

/** The GP among those whom a Patient names: a person, else a person's role; an organisation is none. */
function gpAmong(named: TypeOf<typeof schemas.Patient>['generalPractitioner']): Reference | null {
  const references = named?.map((one) => referenceOf(one)).filter((one) => one !== null) ?? [];
  const ofType = (type: ResourceType) => references.find((one) => one.type === type);
  return ofType('Practitioner') ?? ofType('PractitionerRole') ?? null;
}

/**
 * Whom a message is about: its subject; where it names none, the patient who sent or gets it. Null where it leaves that to
 * its matter. One that names a subject whom we cannot follow is about nobody whom we know: itself, so that it is in no
 * patient's thread.
 */
function aboutWhom({ id, subject, sender, recipient }: CommunicationResource): Reference | null {
  if (subject !== undefined) return referenceOf(subject) ?? { type: 'Communication', id };
  return [sender, ...(recipient ?? [])].map(referenceOf).find((one) => one?.type === 'Patient') ?? null;
}

/** The matter that a message belongs to, whatever else it is part of. */
function threadOf({ partOf }: CommunicationResource): Reference | null {
  const wholes = (partOf ?? []).map(referenceOf);
  return wholes.find((one) => one?.type === 'Task') ?? wholes[0] ?? null;
}

function placeIn(list: readonly string[], code: string | undefined): number | null {
  const place = code === undefined ? -1 : list.indexOf(code);
  return place === -1 ? null : place;
}

function referenceOf(input: { readonly reference?: string | undefined } | undefined): Reference | null {
  return input?.reference === undefined ? null : readReference(input.reference);
}

function looseReference(input: unknown): { readonly reference?: string } | undefined {
  if (typeof input !== 'object' || input === null || !('reference' in input)) return undefined;
  return typeof input.reference === 'string' ? { reference: input.reference } : undefined;
}

/** Whom a resource of a type without a screen yet is about; enough to find it again by patient. */
function patientOf(resource: Record<string, unknown>): Reference | null {
  for (const field of ['patient', 'subject']) {
    const reference = referenceOf(looseReference(resource[field]));
    if (reference?.type === 'Patient') return reference;
  }
  const participants: unknown = resource['participant'];
  for (const participant of (Array.isArray(participants) ? participants : []) as readonly unknown[]) {
    // Who has said no to an appointment does not have it.
    if (!isObject(participant) || participant['status'] === 'declined') continue;
    const reference = referenceOf(looseReference(participant['actor']));
    if (reference?.type === 'Patient') return reference;
  }
  return null;
}

function parentOf(resource: Record<string, unknown>): Reference | null {
  return referenceOf(looseReference(resource['schedule'] ?? resource['appointment'] ?? resource['encounter']));
}

function instantOf(resource: Record<string, unknown>): number | null {
  for (const field of [
    'start',
    'authoredOn',
    'authored',
    'effectiveDateTime',
    'occurrenceDateTime',
    'dateTime',
    'issued',
    'recordedDate',
  ]) {
    const value = resource[field];
    if (typeof value === 'string') return readInstant(value);
  }
  const period: unknown = resource['period'];
  if (typeof period === 'object' && period !== null && 'start' in period && typeof period.start === 'string')
    return readInstant(period.start);
  return null;
}

function issueOf(input: unknown, { path, problem }: ShapeFault): ParseIssue {
  const fields = typeof input === 'object' && input !== null ? input : {};
  const type =
    'resourceType' in fields && typeof fields.resourceType === 'string' ? fields.resourceType.slice(0, 64) : '?';
  const id = 'id' in fields && typeof fields.id === 'string' ? fields.id.slice(0, 64) : null;
  return { type, id, field: [type, ...path].join('.'), problem };
}
