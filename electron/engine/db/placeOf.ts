import type { PulledResource } from '../../../shared/fhir/readResource.ts';
import { readReference, type Reference } from '../../../shared/fhir/reference.ts';
import { type CommunicationResource, schemas } from '../../../shared/fhir/schemas.ts';
import { inBrief } from './inBrief.ts';
import type { Db } from './open.ts';

/** Whose a resource is and what it belongs to; null for nobody and nothing. */
export type Place = { readonly patient: Reference | null; readonly parent: Reference | null };

/**
 * The same as the resource tells it; of a message also by what is known of those whom it names: one that names no patient
 * is about whom its sender is somebody to, and one that is part of several matters belongs to that of its own patient.
 */
export function placeOf(db: Db, { type, patient, parent, resource }: PulledResource): Place {
  const { partOf } = resource;
  const isPlain = patient !== null && !(Array.isArray(partOf) && partOf.length > 1);
  const read = type === 'Communication' && !isPlain ? schemas.Communication.safeParse(resource) : null;
  if (read === null || !read.success) return { patient, parent };
  const whose = patient ?? relatedTo(db, read.data);
  return { patient: whose, parent: matterOf(db, read.data, whose) ?? parent };
}

/** The patient of the RelatedPerson who sent it. */
function relatedTo(db: Db, { sender }: CommunicationResource): Reference | null {
  const reference = readReference(sender?.reference ?? '');
  const json = reference?.type === 'RelatedPerson' ? (inBrief(db, reference)?.json ?? null) : null;
  const person = json === null ? null : schemas.RelatedPerson.safeParse(JSON.parse(json));
  return person?.success === true ? readReference(person.data.patient.reference ?? '') : null;
}

/** Of several matters that of the message's own patient; null where there is no more than one, or none is. */
function matterOf(db: Db, { partOf = [] }: CommunicationResource, whose: Reference | null): Reference | null {
  const wholes = partOf.map(({ reference }) => readReference(reference ?? ''));
  const matters = wholes.filter((one) => one?.type === 'Task').filter((one) => one !== null);
  const patient = whose === null ? null : (inBrief(db, whose)?.num ?? null);
  if (matters.length < 2 || patient === null) return null;
  return matters.find((one) => inBrief(db, one)?.patient === patient) ?? null;
}
