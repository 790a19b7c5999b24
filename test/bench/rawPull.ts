import { RESOURCE_TYPES } from '../../shared/fhir/resourceTypes.ts';

export type Bundle = {
  readonly link?: readonly { readonly relation: string; readonly url: string }[];
  readonly entry?: readonly { readonly resource: RawResource }[];
};
export type RawResource = { readonly resourceType: string; readonly id: string; readonly meta: RawMeta };
type RawMeta = { readonly versionId: string; readonly lastUpdated: string };

/** The types that a portal has, of those that the app pulls. */
export async function typesOf(portal: string): Promise<readonly string[]> {
  const response = await fetch(`${portal}/metadata`, { headers: { accept: 'application/fhir+json' } });
  const statement = (await response.json()) as { rest?: { resource?: { type: string }[] }[] };
  const offered = new Set(statement.rest?.[0]?.resource?.map((one) => one.type));
  return RESOURCE_TYPES.filter((type) => offered.has(type));
}

/**
 * The raw limit of a pull: fetch, JSON.parse, and each page given to `apply`, one page read ahead. Follows `next`;
 * checks nothing. Gives how many resources came.
 */
export async function rawPull(
  portal: string,
  types: readonly string[],
  since: string | null,
  apply: (resources: readonly RawResource[]) => void,
): Promise<number> {
  let count = 0;
  for (const type of types) {
    const from = since === null ? '' : `_lastUpdated=ge${since}&`;
    let coming: Promise<Bundle> | null = page(`${portal}/${type}?${from}_sort=_lastUpdated&_count=1000`);
    while (coming !== null) {
      // oxlint-disable-next-line no-await-in-loop -- each page tells where the next one is
      const bundle: Bundle = await coming;
      const next = bundle.link?.find((link) => link.relation === 'next')?.url;
      coming = next === undefined ? null : page(next);
      const resources = bundle.entry?.map((one) => one.resource) ?? [];
      count += resources.length;
      apply(resources);
    }
  }
  return count;
}

async function page(url: string): Promise<Bundle> {
  const response = await fetch(url, { headers: { accept: 'application/fhir+json' } });
  if (!response.ok) throw new Error(`the portal answered ${response.status}`);
  return JSON.parse(await response.text()) as Bundle;
}
