import type { PortalFault } from '../../../shared/domain/sync/portalFault.ts';
import { listOf, object, optional, text } from '../../../shared/fhir/shape.ts';
import type { Db } from '../db/open.ts';
import { readSetting, saveSetting } from '../db/settingStore.ts';
import type { PortalClient, PortalReply } from '../portal/client.ts';
import { fetchPage } from './page.ts';

type Probe =
  | { readonly type: 'safe' }
  | { readonly type: 'unsafe'; readonly fault: PortalFault }
  | { readonly type: 'failed'; readonly reply: PortalReply };

const sample = object({
  id: text,
  meta: optional(object({ versionId: optional(text), tag: optional(listOf(object({ code: optional(text) }))) })),
});
const written = object({ meta: optional(object({ versionId: optional(text) })) });

/** No server has begun to count here, and no version id is this by chance. */
const STALE = 'W/"0"';

/**
 * Whether a portal keeps versions apart: its resources carry a `versionId`, and a change that names another version than
 * the one that stands is refused (412). What it says of itself is not believed alone, since some say `versioned` and
 * honour If-Match, and others honour nothing.
 *
 * The change is tried once for a store, on the Task that has lain unchanged longest: it is read, and sent back as it is,
 * with an If-Match that is stale. A portal that honours it changes nothing. On one that does not, a new version with the
 * same content comes of it, of the Task that others are least likely to be changing in that moment, and nothing is ever
 * sent to that portal. Where there is no Task yet it is tried at a later start.
 */
export async function probeVersions(db: Db, portal: PortalClient): Promise<Probe> {
  for (const type of ['Task', 'Practitioner']) {
    // oxlint-disable-next-line no-await-in-loop -- the second only where there is none of the first
    const answer = await fetchPage(portal, `${type}?_sort=_lastUpdated&_count=1`);
    // What stands in its way here stands in the pull's way too, which says so.
    if (answer.type === 'failed') return answer.reply.type === 'reply' ? { type: 'safe' } : answer;
    const found = sample.safeParse(answer.page.resources[0]);
    if (!found.success) continue;
    if (found.data.meta?.versionId === undefined) return { type: 'unsafe', fault: 'no-version-ids' };
    if (type !== 'Task' || readSetting(db, 'ifMatchTried') !== null) return { type: 'safe' };
    return tryStale(db, portal, found.data.id);
  }
  return { type: 'safe' };
}

function versionIn(body: unknown): string | null {
  const read = written.safeParse(body);
  return read.success ? (read.data.meta?.versionId ?? null) : null;
}

async function tryStale(db: Db, portal: PortalClient, id: string): Promise<Probe> {
  // The whole of it: a search may leave parts out.
  const read = await portal.send({ method: 'GET', path: `Task/${id}` });
  const task = read.type === 'reply' && read.status === 200 ? sample.safeParse(read.body) : null;
  const version = task?.success === true ? task.data.meta?.versionId : undefined;
  const isPart = task?.success === true && task.data.meta?.tag?.some(({ code }) => code === 'SUBSETTED');
  if (read.type !== 'reply' || version === undefined || version === '0' || isPart === true) return { type: 'safe' };
  const reply = await portal.send({
    method: 'PUT',
    path: `Task/${id}`,
    body: read.body,
    headers: { 'if-match': STALE },
  });
  if (reply.type !== 'reply') return { type: 'failed', reply };
  if (reply.status === 412) saveSetting(db, 'ifMatchTried', 'honoured');
  // Any other refusal tells nothing of the version.
  if (reply.status >= 300) return { type: 'safe' };
  // A server may answer that there was nothing to change, and without a body: what stands now tells.
  const told = versionIn(reply.body);
  const again = told === null ? await portal.send({ method: 'GET', path: `Task/${id}` }) : null;
  if (again !== null && (again.type !== 'reply' || again.status !== 200)) return { type: 'failed', reply: again };
  const after = again === null ? told : versionIn(again.body);
  return after === version ? { type: 'safe' } : { type: 'unsafe', fault: 'ignores-if-match' };
}
