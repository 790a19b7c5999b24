/** A version of a resource: the portal's own version id, and its clock in ms. */
export type Version = { readonly version: string; readonly lastUpdated: number };

/** What a pulled version means beside the one that is known. */
export type Merge = 'take' | 'repeat' | 'older';

/**
 * A pulled version meets the one that is known. Repeated, late and reordered pages become harmless: the newest by the
 * portal's clock stays, and the same version changes nothing.
 *
 * Local work that is still pending lives in the outbox beside the resource, never in it, so taking a version can drop
 * none of it: what the new version means for a pending entry is `meet`'s to say.
 *
 * Two different versions can share one instant; the one that comes later is then taken, since a search gives only the
 * current one (FHIR R4, search: results are current versions).
 */
export function merge(known: Version | null, pulled: Version): Merge {
  if (known === null) return 'take';
  if (pulled.version === known.version) return 'repeat';
  return pulled.lastUpdated >= known.lastUpdated ? 'take' : 'older';
}
