import { isSettled } from '../../../shared/domain/sync/order.ts';
import type { ResourceType } from '../../../shared/fhir/resourceTypes.ts';
import type { Db } from '../db/open.ts';
import { idsOfType } from '../db/idsOfType.ts';
import { entriesOfTask } from '../db/outboxStore.ts';
import { findResource, forgetResource } from '../db/resourceStore.ts';
import type { PortalClient } from '../portal/client.ts';
import { applyPage } from './applyPage.ts';
import { fetchPage } from './page.ts';

type Options = {
  readonly db: Db;
  readonly portal: PortalClient;
  readonly types: readonly ResourceType[];
  readonly now: () => number;
  readonly stopped: () => boolean;
};

const COUNT = 1_000;
const MOST_PAGES = 1_000;
/** In one pass: what is still missing comes with the next. */
const MOST_FETCHED = 200;
/** Deletions are rare: this many of a type in one pass are believed, and a tenth of a larger one. */
const MOST_GONE = 20;

/**
 * Asks for the ids that the portal has, and makes the two alike: what is there and not here is fetched (a clock that
 * was set back, or rights that were away for a while, can hide it from the pull for good), and what is gone there is
 * emptied here, since a search shows no deletions. Gives how many changed.
 *
 * An id that is missing is asked for by itself first: only 404, 410 (deleted) and 403 (no longer ours to see) empty it.
 * A matter with something unsettled in the outbox stays until a person has decided: its text must be found.
 */
export async function reconcile({ db, portal, types, now, stopped }: Options): Promise<number> {
  let changed = 0;
  let emptied = false;
  for (const type of types) {
    // oxlint-disable-next-line no-await-in-loop -- one type at a time keeps the portal free for people
    const there = await idsAt(portal, type, stopped);
    if (there === null) continue;
    const here = new Set(idsOfType(db, type));
    const unknown = [...there].filter((id) => !here.has(id)).slice(0, MOST_FETCHED);
    // oxlint-disable-next-line no-await-in-loop
    changed += await fetchMissing(db, portal, type, unknown, now);

    const gone = [...here].filter((id) => !there.has(id) && !hasUnsettled(db, type, id));
    // Much at once is more likely a right that was mislaid than so many deletions: then nothing is emptied.
    if (gone.length > Math.max(MOST_GONE, here.size / 10)) continue;
    for (const id of gone) {
      if (stopped()) return changed;
      // oxlint-disable-next-line no-await-in-loop
      const reply = await portal.send({ method: 'GET', path: `${type}/${id}` });
      if (reply.type !== 'reply' || ![403, 404, 410].includes(reply.status)) continue;
      forgetResource(db, { type, id });
      changed += 1;
      emptied = true;
    }
  }
  // What was emptied must not lie on in the log of the last writes either.
  if (emptied) db.pragma('wal_checkpoint(TRUNCATE)');
  return changed;
}

async function fetchMissing(
  db: Db,
  portal: PortalClient,
  type: ResourceType,
  ids: readonly string[],
  now: () => number,
): Promise<number> {
  const replies = await Promise.all(ids.map((id) => portal.send({ method: 'GET', path: `${type}/${id}` })));
  const found = replies.flatMap((reply) => (reply.type === 'reply' && reply.status === 200 ? [reply.body] : []));
  return found.length === 0 ? 0 : applyPage(db, type, found, { mark: null, loaded: false }, now());
}

function hasUnsettled(db: Db, type: ResourceType, id: string): boolean {
  const stored = type === 'Task' ? findResource(db, { type, id }) : null;
  return stored !== null && entriesOfTask(db, stored.num).some(({ state }) => !isSettled(state));
}

/** Every id of a type, or null when the list could not be read to its end: half a list would empty too much. */
async function idsAt(portal: PortalClient, type: ResourceType, stopped: () => boolean): Promise<Set<string> | null> {
  const ids = new Set<string>();
  const followed = new Set<string>();
  let path: string | null = `${type}?_elements=id&_sort=_lastUpdated&_count=${COUNT}`;
  for (let pages = 0; path !== null; pages += 1) {
    if (stopped() || pages >= MOST_PAGES || followed.has(path)) return null;
    followed.add(path);
    // oxlint-disable-next-line no-await-in-loop
    const answer = await fetchPage(portal, path);
    if (answer.type === 'failed') return null;
    for (const resource of answer.page.resources) {
      if (typeof resource === 'object' && resource !== null && 'id' in resource) ids.add(String(resource.id));
    }
    path = answer.page.next;
    // A full page without a link that leads on may not be the end.
    if (path === null && answer.page.resources.length >= COUNT) return null;
  }
  return ids;
}
