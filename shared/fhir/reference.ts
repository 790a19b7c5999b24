import type { PractitionerId } from '../domain/identity/ids.ts';
import { typeNumber, type ResourceType } from './resourceTypes.ts';

/** Where a FHIR reference points: `Patient/123`. */
export type Reference = { readonly type: ResourceType; readonly id: string };

/**
 * Reads a literal reference (FHIR R4, references: relative, absolute, or of one version).
 * Gives null for what it cannot follow: contained (`#x`), `urn:`, logical, or a type that we do not keep.
 */
export function readReference(text: string): Reference | null {
  const unversioned = text.split('/_history/', 1)[0] ?? text;
  const end = unversioned.lastIndexOf('/');
  if (end < 1) return null;
  const id = unversioned.slice(end + 1);
  const type = unversioned.slice(unversioned.lastIndexOf('/', end - 1) + 1, end);
  if (typeNumber(type) === undefined || !/^[A-Za-z0-9\-.]{1,64}$/u.test(id)) return null;
  return { type: type as ResourceType, id };
}

/** The Practitioner that a reference points to; null when it points to anything else. */
export function practitionerIn(text: string | undefined): PractitionerId | null {
  const found = text === undefined ? null : readReference(text);
  return found?.type === 'Practitioner' ? (found.id as PractitionerId) : null;
}
