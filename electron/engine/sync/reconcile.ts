import { isSettled } from '../../../shared/domain/sync/order.ts';
import type { ResourceType } from '../../../shared/fhir/resourceTypes.ts';
import type { Db } from '../db/open.ts';
import { idsOfType } from '../db/idsOfType.ts';
import { entriesOfTask } from '../db/outboxStore.ts';
import { findResource, forgetResource } from '../db/resourceStore.ts';
import type { PortalClient } from '../portal/client.ts';
import { fetchPage } from './page.ts';

type Options = {
  readonly db: Db;
  readonly portal: PortalClient;
  readonly types: readonly ResourceType[];
  readonly stopped: () => boolean;
};

const COUNT = 1_000;
const MOST_PAGES = 1_000;

/**
 * Asks for the ids that the portal still has and empties what is gone here too, since a search shows no deletions.
 * Gives how many were emptied.
 *
 * An id that is missing is asked for by itself first: only 404, 410 (deleted) and 403 (no longer ours to see) empty it.
 * A matter with something unsettled in the outbox stays until a person has decided: its text must be found.
 */
export async function reconcile({ db, portal, types, stopped }: Options): Promise<number> {
  let emptied = 0;
  for (const type of types) {
    // oxlint-disable-next-line no-await-in-loop -- one type at a time keeps the portal free for people
    const there = await idsAt(portal, type, stopped);
    if (there === null) continue;
    for (const id of idsOfType(db, type)) {
      if (there.has(id) || hasUnsettled(db, type, id)) continue;
      if (stopped()) return emptied;
      // oxlint-disable-next-line no-await-in-loop
      const reply = await portal.send({ method: 'GET', path: `${type}/${id}` });
      if (reply.type !== 'reply' || ![403, 404, 410].includes(reply.status)) continue;
      forgetResource(db, { type, id });
      emptied += 1;
    }
  }
  // What was emptied must not lie on in the log of the last writes either.
  if (emptied > 0) db.pragma('wal_checkpoint(TRUNCATE)');
  return emptied;
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
