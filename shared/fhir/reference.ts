import type { PractitionerId } from '../domain/identity/ids.ts';
import { isObject } from './json.ts';
import { typeNumber, type ResourceType } from './resourceTypes.ts';

/** Where a FHIR reference points: `Patient/123`. */
export type Reference = { readonly type: ResourceType; readonly id: string };

const RELATIVE = /^([A-Za-z]+)\/([A-Za-z0-9\-.]{1,64})(?:\/_history\/[A-Za-z0-9\-.]{1,64})?$/u;

/**
 * Reads a literal reference to a resource of the portal's own (FHIR R4, references: relative, also to one version).
 *
 * What is written out in full under the portal's base has been made relative where it came in (`withOwnReferences`). So
 * one that is still absolute points elsewhere: to another resource, whatever its id. Gives null for that and for all else
 * that it cannot follow: contained (`#x`), `urn:`, logical (an identifier alone), or a type that we do not keep.
 */
export function readReference(text: string): Reference | null {
  const [, type = '', id = ''] = RELATIVE.exec(text) ?? [];
  return typeNumber(type) === undefined ? null : { type: type as ResourceType, id };
}

/** The Practitioner that a reference points to; null when it points to anything else. */
export function practitionerIn(text: string | undefined): PractitionerId | null {
  const found = text === undefined ? null : readReference(text);
  return found?.type === 'Practitioner' ? (found.id as PractitionerId) : null;
}

/** A reference as a text that tells two targets apart, of whichever version; as it was written where it cannot be followed. */
export function targetOf(text: string): string {
  const read = readReference(text);
  return read === null ? text : `${read.type}/${read.id}`;
}

const ANY_ABSOLUTE = /"reference":"https?:/iu;

/**
 * A resource whose references to the portal's own resources are all relative, which they are the same as (FHIR R4,
 * references: a relative one is resolved against the service base). The one place that knows the base. A resource without
 * an absolute reference comes back as it is.
 *
 * @param json its text
 * @param base the portal's address, without a slash at its end
 */
export function withOwnReferences<Of>(resource: Of, json: string, base: string): Of {
  return base !== '' && ANY_ABSOLUTE.test(json) ? (relativeIn(resource, base) as Of) : resource;
}

function relativeIn(value: unknown, base: string): unknown {
  if (Array.isArray(value)) return value.map((one: unknown) => relativeIn(one, base));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [
      name,
      name === 'reference' && typeof one === 'string' ? relativeTo(one, base) : relativeIn(one, base),
    ]),
  );
}

/** A reference under the portal's base as a relative one; any other as it was written. */
export function relativeTo(reference: string, base: string): string {
  const own = placeOf(`${base}/`);
  const place = placeOf(reference);
  if (own === null || place === null || place.server !== own.server || !place.path.startsWith(own.path)) {
    return reference;
  }
  const relative = place.path.slice(own.path.length);
  return RELATIVE.test(relative) ? relative : reference;
}

const ABSOLUTE = /^(https?):\/\/([^/?#]+)(\/[^?#]*)$/iu;

/** Server and path of an address; scheme and host are the same in any case, and a port that goes without saying is left out. */
function placeOf(address: string): { readonly server: string; readonly path: string } | null {
  const [, scheme = '', host = '', path = ''] = ABSOLUTE.exec(address) ?? [];
  if (path === '') return null;
  const server = `${scheme}://${host}`.toLowerCase().replace(/^(http:.*):80$|^(https:.*):443$/u, '$1$2');
  return { server, path };
}
