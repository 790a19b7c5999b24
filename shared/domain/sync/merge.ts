/** A version of a resource: the portal's own version id, and its clock in ms. */
export type Version = { readonly version: string; readonly lastUpdated: number };

/** What a pulled version means beside the one that is known. `ask`: which of the two stands, only the portal can say. */
export type Merge = 'take' | 'repeat' | 'older' | 'ask';

/**
 * A pulled version meets the one that is known. Repeated, late and reordered pages become harmless: the newest by the
 * portal's clock stays, and the same version changes nothing.
 *
 * A portal's clock is set back now and then, and its next version is then dated before the one that is known. Where
 * versions are counted the count tells. Where they are not, the resource itself is asked for: what a page that came late
 * brought is told apart from what is new by nothing else. So is what is dated later and counted before: it is an old page,
 * or a portal that has been restored.
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
  const isLater = pulled.lastUpdated >= known.lastUpdated;
  if (!isCount(known.version) || !isCount(pulled.version)) return isLater ? 'take' : 'ask';
  if (Number(pulled.version) > Number(known.version)) return 'take';
  return isLater ? 'ask' : 'older';
}

function isCount(version: string): boolean {
  return /^\d{1,15}$/u.test(version);
}
