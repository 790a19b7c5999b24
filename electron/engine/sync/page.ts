import { readInstant, writeInstant } from '../../../shared/fhir/instant.ts';
import { listOf, object, oneOf, optional, text } from '../../../shared/fhir/shape.ts';
import type { PortalClient, PortalReply } from '../portal/client.ts';

/** One page of a search, not yet understood. Instants in ms by the portal's clock. */
export type Page = {
  readonly resources: readonly unknown[];
  /** How many the portal gave. */
  readonly count: number;
  /** The last lastUpdated on the page that could be read; null on an empty page. */
  readonly last: number | null;
  /** False when the portal did not sort as asked: then the last lastUpdated says nothing about what is left. */
  readonly ascending: boolean;
  readonly next: string | null;
  /** The portal says that there is more, behind a link that we cannot follow. */
  readonly lostNext: boolean;
  /** The portal's clock, ms; null when it did not say. */
  readonly date: number | null;
};

export type PageAnswer =
  | { readonly type: 'page'; readonly page: Page }
  | { readonly type: 'failed'; readonly reply: PortalReply };

const bundle = object({
  resourceType: oneOf(['Bundle']),
  type: oneOf(['searchset']),
  link: optional(listOf(object({ relation: text, url: text }))),
  entry: optional(listOf(object({ search: optional(object({ mode: optional(text) })) }))),
});

/**
 * `GET Type?_lastUpdated=ge<from>&_sort=_lastUpdated&_count=n`: what has changed at or after an instant.
 * Always `ge` and always milliseconds: whole seconds and `gt` skip resources on some servers.
 */
export function pathFrom(type: string, from: number | null, count: number): string {
  const since = from === null ? '' : `_lastUpdated=ge${writeInstant(from)}&`;
  return `${type}?${since}_sort=_lastUpdated&_count=${count}`;
}

/** Fetches a page. `path` is one of ours, or the path of a `next` link under the same base. */
export async function fetchPage(portal: PortalClient, path: string): Promise<PageAnswer> {
  const reply = await portal.send({ method: 'GET', path });
  if (reply.type !== 'reply' || reply.status !== 200) return { type: 'failed', reply };
  const parsed = bundle.safeParse(reply.body);
  if (!parsed.success)
    return { type: 'failed', reply: { type: 'not-fhir', status: reply.status, contentType: 'no searchset' } };

  const resources: unknown[] = [];
  let last: number | null = null;
  let ascending = true;
  for (const { resource, search } of parsed.data.entry ?? []) {
    if (resource === undefined || search?.mode === 'outcome' || search?.mode === 'include') continue;
    resources.push(resource);
    const updated = lastUpdatedOf(resource);
    if (updated === null) continue;
    if (last !== null && updated < last) ascending = false;
    last = last === null ? updated : Math.max(last, updated);
  }
  const next = parsed.data.link?.find((link) => link.relation === 'next')?.url;
  const nextPath = next === undefined ? null : pathUnder(portal.base, next, path);
  return {
    type: 'page',
    page: {
      resources,
      count: resources.length,
      last,
      ascending,
      next: nextPath,
      lostNext: next !== undefined && nextPath === null,
      date: reply.date,
    },
  };
}

/**
 * The path of a link below our base, always asked of our own host and under our own path: servers behind another write an
 * inner name or an inner path into their links, and our token must not follow one elsewhere. Null for a link that cannot
 * be the next page of what was asked.
 */
function pathUnder(base: string, link: string, asked: string): string | null {
  try {
    // A relative one leads on from what was asked (RFC 3986, 5.1.3).
    const url = new URL(link, `${base}/${asked}`);
    const own = new URL(`${base}/`);
    if (!['http:', 'https:'].includes(url.protocol)) return null;
    if (`${url.pathname}/`.startsWith(own.pathname)) return url.pathname.slice(own.pathname.length) + url.search;
    const [type] = asked.split('?');
    const last = url.pathname.split('/').at(-1) ?? '';
    if (url.search === '' || (last !== type && /^[A-Z]/u.test(last))) return null;
    return (last === type ? type : '') + url.search;
  } catch {
    return null;
  }
}

function lastUpdatedOf(resource: unknown): number | null {
  if (typeof resource !== 'object' || resource === null || !('meta' in resource)) return null;
  const { meta } = resource;
  if (typeof meta !== 'object' || meta === null || !('lastUpdated' in meta)) return null;
  return typeof meta.lastUpdated === 'string' ? readInstant(meta.lastUpdated) : null;
}
