import type { ResourceType } from '../../../shared/fhir/resourceTypes.ts';
import { readCursor } from '../db/cursorStore.ts';
import type { Db } from '../db/open.ts';
import { putAside } from '../db/quarantineStore.ts';
import { KnownReferences } from '../db/resourceStore.ts';
import type { PortalClient, PortalReply } from '../portal/client.ts';
import { applyPage } from './applyPage.ts';
import { pathFrom, type Page } from './page.ts';
import { PageAsker } from './pageAsker.ts';
import { askedFrom, noteRun, type PagesSeen, REST_OF_SECOND } from './pagesSeen.ts';
import { readByThemselves } from './readByThemselves.ts';
import { wholeResources } from './wholeResources.ts';

/** Empty pages in a row that lead to one another: no server has so many. */
const MOST_EMPTY = 200;

/**
 * Pages of a first load are gathered into transactions of about this many resources: each transaction writes the
 * indexes' pages anew, encrypted, so five pages at once cost little more than one. Never for longer than GATHER_MS.
 */
const GATHER = 5_000;
const GATHER_MS = 1_000;

export type PullOutcome =
  | { readonly type: 'complete'; readonly taken: number }
  | { readonly type: 'failed'; readonly reply: PortalReply };

type Options = {
  readonly db: Db;
  readonly portal: PortalClient;
  readonly type: ResourceType;
  readonly pages: PagesSeen;
  /** Resources a page, 1,000 unless told. */
  readonly count?: number;
  readonly now: () => number;
  /** After each page that is in the database: how many of it were new. */
  readonly onPage: (taken: number) => void;
  /** True when the run must stop between two pages (the app closes). */
  readonly stopped: () => boolean;
};

/**
 * Pulls everything of a type that has changed since the cursor, page by page; pages are applied in one transaction
 * together with their cursor, so that a run can end anywhere and be continued.
 *
 * Pages are asked for by the last lastUpdated seen, never by `next`: offset links skip a row when another one moves
 * while we page. Only when many resources share one lastUpdated is the page made larger, and `next` followed in the end.
 */
export async function pull({
  db,
  portal,
  type,
  pages,
  count = 1_000,
  now,
  onPage,
  stopped,
}: Options): Promise<PullOutcome> {
  const cursor = readCursor(db, type);
  const loaded = cursor?.loaded ?? false;
  let from = askedFrom(cursor, type, pages);
  let horizon: number | null = null;
  const asker = new PageAsker(portal, type, pages, count);
  let portalClock: number | null = null;
  const start = now();
  let empty = 0;
  let given = 0;
  let taken = 0;
  let newest = cursor?.mark ?? 0;
  const followed = new Set<string>();
  const known = new KnownReferences(db);
  let gathered: unknown[] = [];
  let mark: number | null = null;
  let lastApplied = now();

  const apply = async () => {
    for (const issue of asker.takeTooLarge()) putAside(db, issue, 'null', now());
    const cursorNow = { mark, loaded, clock: portalClock };
    const { taken: here, unsure } = applyPage(db, type, gathered, cursorNow, now(), known, portal.base);
    gathered = [];
    const applied = here + (unsure.length === 0 ? 0 : await readByThemselves({ db, portal, type, ids: unsure, now }));
    taken += applied;
    lastApplied = now();
    onPage(applied);
    return applied;
  };
  const pathAfter = (page: Page): string | null => {
    if (page.ascending && page.last !== null && (from === null || page.last > from)) {
      from = page.last;
      return pathFrom(type, from, asker.size);
    }
    if (page.ascending && page.count === asker.size && asker.double()) {
      return pathFrom(type, from, asker.size);
    }
    if (page.next === null || followed.has(page.next)) return null;
    followed.add(page.next);
    return page.next;
  };

  let coming = asker.ask(pathFrom(type, from, asker.size));
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- a page decides where the next one begins
    const answer = await coming;
    if (answer.type === 'failed') {
      if (asker.askForLess(answer.reply)) {
        coming = asker.ask(pathFrom(type, from, asker.size));
        continue;
      }
      // oxlint-disable-next-line no-await-in-loop
      if (gathered.length > 0) await apply();
      return answer;
    }
    const { page } = answer;
    // oxlint-disable-next-line no-await-in-loop
    for (const resource of await wholeResources(portal, type, page.resources)) gathered.push(resource);
    // No mark beyond the portal's own clock: one resource dated in the future would hide all that comes before it.
    horizon ??= page.date ?? now();
    portalClock = page.date === null ? null : page.date + REST_OF_SECOND;
    const clock = portalClock ?? now();
    const last = page.last === null ? null : Math.min(page.last, clock);
    newest = Math.max(newest, last ?? 0);
    // An unsorted page may hide older resources behind it: its mark counts only when the run has seen everything.
    if (page.ascending && last !== null) mark = Math.max(mark ?? 0, last);

    // A server may give fewer than asked, and not always as many, or none: where it says that there is more, there is.
    // Without saying so it may have cut a page as large as the largest seen.
    const isEmpty = page.count === 0;
    const perhapsCut = page.next !== null || (!isEmpty && page.count >= Math.min(asker.size, pages.largest));
    pages.largest = Math.max(pages.largest, page.count);
    empty = isEmpty ? empty + 1 : 0;
    given += page.count;
    const askedFor = asker.size;
    const path = empty > MOST_EMPTY ? null : pathAfter(page);

    // Where more is sure to be asked for, the portal prepares it while we store what has come.
    const ahead = perhapsCut && path !== null && !stopped() ? asker.ask(path) : null;
    const gatherMore = ahead !== null && !loaded && gathered.length < GATHER && now() - lastApplied < GATHER_MS;
    // oxlint-disable-next-line no-await-in-loop
    const applied = gatherMore ? null : await apply();
    if (stopped()) return { type: 'complete', taken };
    if (isEmpty ? page.next === null && !page.lostNext : applied === 0 && !perhapsCut) break;
    if (path === null) {
      // As many as asked for, and no link: it may have been cut. One that gives more than asked gives all it has.
      if (!isEmpty && page.count !== askedFor && !page.lostNext) break;
      // Neither the instant moves nor is there a link that leads on: what is behind this page cannot be reached.
      return { type: 'failed', reply: { type: 'not-fhir', status: 200, contentType: 'pages that lead nowhere' } };
    }
    coming = ahead ?? asker.ask(path);
  }
  applyPage(db, type, [], { mark: newest, loaded: true }, now());
  if (horizon !== null) pages.began.set(type, horizon);
  pages.inOverlap.set(type, loaded ? given : 0);
  noteRun(pages, type, readCursor(db, type)?.mark ?? 0, start, now());
  return { type: 'complete', taken };
}
