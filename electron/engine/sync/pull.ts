import type { ResourceType } from '../../../shared/fhir/resourceTypes.ts';
import { readCursor } from '../db/cursorStore.ts';
import type { Db } from '../db/open.ts';
import { KnownReferences } from '../db/resourceStore.ts';
import type { PortalClient, PortalReply } from '../portal/client.ts';
import { applyPage } from './applyPage.ts';
import { fetchPage, pathFrom, type Page } from './page.ts';
import { askedFrom, type PagesSeen } from './pagesSeen.ts';

const LARGEST_COUNT = 16_000;

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
  let size = count;
  let taken = 0;
  let newest = cursor?.mark ?? 0;
  const followed = new Set<string>();
  const known = new KnownReferences(db);
  let gathered: unknown[] = [];
  let mark: number | null = null;
  let lastApplied = now();

  const apply = () => {
    const applied = applyPage(db, type, gathered, { mark, loaded }, now(), known);
    taken += applied;
    gathered = [];
    lastApplied = now();
    onPage(applied);
    return applied;
  };
  const pathAfter = (page: Page): string | null => {
    if (page.ascending && page.last !== null && (from === null || page.last > from)) {
      from = page.last;
      return pathFrom(type, from, size);
    }
    if (page.ascending && page.resources.length >= size && size < LARGEST_COUNT) {
      size *= 2;
      return pathFrom(type, from, size);
    }
    if (page.next === null || followed.has(page.next)) return null;
    followed.add(page.next);
    return page.next;
  };

  let coming = fetchPage(portal, pathFrom(type, from, size));
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- a page decides where the next one begins
    const answer = await coming;
    if (answer.type === 'failed') {
      if (gathered.length > 0) apply();
      return answer;
    }
    const { page } = answer;
    gathered.push(...page.resources);
    // No mark beyond the portal's own clock: one resource dated in the future would hide all that comes before it.
    const clock = page.date ?? now();
    horizon ??= clock;
    const last = page.last === null ? null : Math.min(page.last, clock);
    newest = Math.max(newest, last ?? 0);
    // An unsorted page may hide older resources behind it: its mark counts only when the run has seen everything.
    if (page.ascending && last !== null) mark = Math.max(mark ?? 0, last);

    // A server may give fewer than asked, and not always as many: where it says that there is more, there is. Without
    // saying so it may have cut a page as large as the largest seen.
    const perhapsCut =
      page.resources.length > 0 && (page.next !== null || page.resources.length >= Math.min(size, pages.largest));
    pages.largest = Math.max(pages.largest, page.resources.length);
    const askedFor = size;
    const path = pathAfter(page);

    // Where more is sure to be asked for, the portal prepares it while we store what has come.
    const ahead = perhapsCut && path !== null && !stopped() ? fetchPage(portal, path) : null;
    const gatherMore = ahead !== null && !loaded && gathered.length < GATHER && now() - lastApplied < GATHER_MS;
    const applied = gatherMore ? null : apply();
    if (stopped()) return { type: 'complete', taken };
    if (page.resources.length === 0 || (applied === 0 && !perhapsCut)) break;
    if (path === null) {
      if (page.resources.length < askedFor && !page.lostNext) break;
      // Neither the instant moves nor is there a link that leads on: what is behind this page cannot be reached.
      return { type: 'failed', reply: { type: 'not-fhir', status: 200, contentType: 'pages that lead nowhere' } };
    }
    coming = ahead ?? fetchPage(portal, path);
  }
  applyPage(db, type, [], { mark: newest, loaded: true }, now());
  if (horizon !== null) pages.began.set(type, horizon);
  return { type: 'complete', taken };
}
