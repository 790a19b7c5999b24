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
};

/** Of a server that nothing is known of yet. */
export function noPagesSeen(): PagesSeen {
  return { largest: 1, most: Number.MAX_SAFE_INTEGER, began: new Map() };
}

/**
 * How far back we ask again, in ms. A resource can be committed after another one with a later lastUpdated (a long
 * transaction): seen up to 0.7 s, so a minute is ample.
 */
const OVERLAP = 60_000;

/**
 * From which instant (ms, the portal's clock) a type is asked for; null for everything. A long run may have passed what
 * was committed late meanwhile, and a clock may have been set back: so the overlap reaches back from where the portal's
 * clock stood when the last run began, if that is earlier than the mark.
 */
export function askedFrom(cursor: Cursor | null, type: ResourceType, { began }: PagesSeen): number | null {
  return cursor === null ? null : Math.min(cursor.mark, began.get(type) ?? cursor.mark) - OVERLAP;
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
