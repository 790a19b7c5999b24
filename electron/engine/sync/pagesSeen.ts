import type { ResourceType } from '../../../shared/fhir/resourceTypes.ts';
import type { Cursor } from '../db/cursorStore.ts';
import type { Db } from '../db/open.ts';
import { readSetting, saveSetting } from '../db/settingStore.ts';

/** What is remembered of a server from run to run. */
export type PagesSeen = {
  /** The largest page that it has given. */
  largest: number;
  /** The largest page to ask it for; it has refused larger ones, or they did not come through. */
  most: number;
  /** Its clock (ms) when each type's last run began. */
  readonly began: Map<ResourceType, number>;
  /** How many the overlap of each type held when it was pulled last. */
  readonly inOverlap: Map<ResourceType, number>;
  /** Since when (ms, this machine's clock) each type's mark has stood, and whether a run has begun long after that. */
  readonly stood: Map<ResourceType, { readonly mark: number; readonly since: number; readonly settled: boolean }>;
};

/** Of a server that nothing is known of yet. */
export function noPagesSeen(): PagesSeen {
  return { largest: 1, most: Number.MAX_SAFE_INTEGER, began: new Map(), inOverlap: new Map(), stood: new Map() };
}

/**
 * How far back we ask again, in ms. A resource can be committed after another one with a later lastUpdated (a long
 * transaction): seen up to 0.7 s, so a minute is ample.
 */
const OVERLAP = 60_000;

/** A Date header tells whole seconds (RFC 9110 5.6.7): what is dated later within its second, in ms, is not ahead of it. */
export const REST_OF_SECOND = 999;

/**
 * From which instant (ms, the portal's clock) a type is asked for; null for everything. A long run may have passed what
 * was committed late meanwhile, and a clock may have been set back: so the overlap reaches back from where the portal's
 * clock stood when the last run began, if that is earlier than the mark.
 *
 * Once a run has begun more than the overlap after the mark was here, everything up to the mark has been committed and
 * seen, and only what is later is asked for: after an import the same thousands would otherwise come at each poll.
 */
export function askedFrom(cursor: Cursor | null, type: ResourceType, { began, stood }: PagesSeen): number | null {
  if (cursor === null) return null;
  const clock = began.get(type) ?? cursor.mark;
  const standing = stood.get(type);
  const isPast = clock + REST_OF_SECOND >= cursor.mark;
  if (standing?.settled === true && standing.mark === cursor.mark && isPast) return cursor.mark + 1;
  return Math.min(cursor.mark, clock) - OVERLAP;
}

/**
 * Notes that a run has seen everything of a type.
 *
 * @param start when the run began, and `now` when it ended: ms, this machine's clock
 */
export function noteRun({ stood }: PagesSeen, type: ResourceType, mark: number, start: number, now: number): void {
  const before = stood.get(type);
  const isSame = before?.mark === mark && start >= before.since;
  const since = isSame ? before.since : now;
  // A second more: servers keep finer instants than the millisecond that we ask by.
  stood.set(type, { mark, since, settled: isSame && (before.settled || start - since > OVERLAP + 1_000) });
}

/**
 * A portal that has once given this many on a page cuts none that is smaller: what comes with an ordinary poll is then
 * known to be all. Kept over a restart, for the largest page is seen in the first load.
 */
const ORDINARY = 10;

export function recallPages(db: Db, pages: PagesSeen): void {
  if (pages.largest < ORDINARY && readSetting(db, 'ordinaryPage') !== null) pages.largest = ORDINARY;
}

export function rememberPages(db: Db, { largest }: Pick<PagesSeen, 'largest'>): void {
  if (largest >= ORDINARY && readSetting(db, 'ordinaryPage') === null) saveSetting(db, 'ordinaryPage', `${ORDINARY}`);
}
