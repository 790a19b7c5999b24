import type { ResourceType } from '../../../shared/fhir/resourceTypes.ts';
import { object, optional, text } from '../../../shared/fhir/shape.ts';
import type { Db } from '../db/open.ts';
import { erase, holdsOwnWords, holdsUnsettled, sweep } from '../db/erase.ts';
import {
  isWaitingForErasure,
  waitForErasure,
  waitingErasures,
  waitNoMore,
  type WhyErased,
} from '../db/erasureStore.ts';
import { quarantinedIds } from '../db/quarantineStore.ts';
import { findResource } from '../db/resourceStore.ts';
import { versionsOfType } from '../db/versionsOfType.ts';
import type { PortalClient } from '../portal/client.ts';
import { fetchPage } from './page.ts';
import { isNumberRefused, TAKEN_BY_SOME } from './pageAsker.ts';
import type { PagesSeen } from './pagesSeen.ts';
import { readByThemselves } from './readByThemselves.ts';

type Options = {
  readonly db: Db;
  readonly portal: PortalClient;
  readonly types: readonly ResourceType[];
  readonly pages: Pick<PagesSeen, 'most'>;
  readonly now: () => number;
  readonly stopped: () => boolean;
};

const COUNT = 1_000;
const MOST_PAGES = 1_000;
/** Deletions are rare: this many of a type in one pass are believed, and a tenth of a larger one. */
const MOST_GONE = 20;
const WHY: Readonly<Record<number, WhyErased>> = { 403: 'not-ours', 404: 'deleted', 410: 'deleted' };

/**
 * Asks for the ids and versions that the portal has, and makes the two alike: what is there and not here, or is here in
 * another version, is fetched (a clock that was set back, or rights that were away for a while, can hide it from the pull
 * for good), and what is gone there is erased here, since a search shows no deletions. Gives how many changed.
 *
 * An id that is missing is asked for by itself first: only 404, 410 (deleted) and 403 (no longer ours to see) count. A
 * person decides where much is gone at once, which may be a right that was mislaid, and where somebody here has written
 * something about it that is not at the portal; until then it stays. A matter with something unsettled in the outbox
 * stays until that is decided: its text must be found.
 */
export async function reconcile(options: Options): Promise<number> {
  const { db, portal, types, pages, now, stopped } = options;
  let changed = 0;
  let erased = false;
  for (const type of types) {
    // oxlint-disable-next-line no-await-in-loop -- one type at a time keeps the portal free for people
    const there = await allVersions(portal, type, pages.most, stopped);
    if (there === null) continue;
    const here = versionsOfType(db, type);
    const ids = [...there].filter(([id, version]) => isNews(here.get(id), version)).map(([id]) => id);
    // oxlint-disable-next-line no-await-in-loop
    changed += await readByThemselves({ db, portal, type, ids, now });

    const held = new Set([...here.keys(), ...quarantinedIds(db, type)]);
    const gone = [...held].filter((id) => !there.has(id) && !isUnsettled(db, type, id));
    changed += waitOnlyFor(db, type, new Set(gone));
    const isMuch = gone.length > Math.max(MOST_GONE, held.size / 10);
    for (const id of gone) {
      if (stopped()) return changed;
      const reference = { type, id };
      if (isWaitingForErasure(db, reference)) continue;
      // oxlint-disable-next-line no-await-in-loop
      const reply = await portal.send({ method: 'GET', path: `${type}/${id}` });
      const why = reply.type === 'reply' ? WHY[reply.status] : undefined;
      if (why === undefined) continue;
      const num = findResource(db, reference)?.num ?? null;
      if (isMuch || (num !== null && holdsOwnWords(db, num))) waitForErasure(db, reference, why, now());
      else {
        erase(db, reference);
        erased = true;
      }
      changed += 1;
    }
  }
  if (erased) sweep(db);
  return changed;
}

/** What is at the portal again, or has something unsettled, waits to be erased no longer. Gives how many. */
function waitOnlyFor(db: Db, type: ResourceType, gone: ReadonlySet<string>): number {
  const back = waitingErasures(db).filter((one) => one.type === type && !gone.has(one.id));
  for (const one of back) waitNoMore(db, one);
  return back.length;
}

function isUnsettled(db: Db, type: ResourceType, id: string): boolean {
  const stored = findResource(db, { type, id });
  return stored !== null && holdsUnsettled(db, stored.num);
}

/** A server may leave the version out of a list: then the id alone tells. */
function isNews(here: string | undefined, there: string | null): boolean {
  return here === undefined || (there !== null && there !== here);
}

const versioned = object({ id: text, meta: optional(object({ versionId: optional(text) })) });

/** As `versionsAt`, with smaller pages where the portal refuses the number: nothing may have been pulled since the start. */
async function allVersions(portal: PortalClient, type: ResourceType, most: number, stopped: () => boolean) {
  for (const count of [Math.min(COUNT, most), ...TAKEN_BY_SOME]) {
    if (count > most) continue;
    // oxlint-disable-next-line no-await-in-loop -- only where the one before was refused
    const there = await versionsAt(portal, type, count, stopped);
    if (there !== 'number-refused') return there;
  }
  return null;
}

/** Every id of a type with its version, or null when the list could not be read to its end: half would empty too much. */
async function versionsAt(
  portal: PortalClient,
  type: ResourceType,
  count: number,
  stopped: () => boolean,
): Promise<ReadonlyMap<string, string | null> | 'number-refused' | null> {
  const versions = new Map<string, string | null>();
  const followed = new Set<string>();
  let path: string | null = `${type}?_elements=id,meta&_sort=_lastUpdated&_count=${count}`;
  for (let pages = 0; path !== null; pages += 1) {
    if (stopped() || pages >= MOST_PAGES || followed.has(path)) return null;
    followed.add(path);
    // oxlint-disable-next-line no-await-in-loop
    const answer = await fetchPage(portal, path);
    if (answer.type === 'failed') return isNumberRefused(answer.reply) ? 'number-refused' : null;
    if (answer.page.lostNext) return null;
    for (const resource of answer.page.resources) {
      const one = versioned.safeParse(resource);
      if (one.success) versions.set(one.data.id, one.data.meta?.versionId ?? null);
    }
    path = answer.page.next;
    // A full page without a link that leads on may not be the end.
    if (path === null && answer.page.resources.length >= count) return null;
  }
  return versions;
}
