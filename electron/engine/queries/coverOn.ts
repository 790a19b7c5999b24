import { deskFor } from '../../../shared/domain/eConsultation/cover.ts';
import type { PractitionerId } from '../../../shared/domain/identity/ids.ts';
import type { Temporal } from '../../../shared/lib/time.ts';
import { loadLists } from '../db/lists.ts';
import type { Db } from '../db/open.ts';
import { findResource } from '../db/resourceStore.ts';

/** The GP to the locum on whose desk the GP's matters lie meanwhile; nums of Practitioners. */
export type CoverOfGps = ReadonlyMap<number, number>;

export const NOBODY_AWAY: CoverOfGps = new Map();

/**
 * Who stands in for whom on a day. What lies with the GP is on the locum's desk then, and on the GP's again the day after
 * the last: a matter is not moved for it, and keeps the GP's name.
 */
export function coverOn(db: Db, day: Temporal.PlainDate): CoverOfGps {
  const numOf = (id: PractitionerId) => findResource(db, { type: 'Practitioner', id })?.num ?? null;
  const cover = new Map<number, number>();
  for (const list of loadLists(db)) {
    const desk = deskFor(list, day);
    if (desk === null || desk === list.gp) continue;
    const [gp, locum] = [numOf(list.gp), numOf(desk)];
    if (gp !== null && locum !== null) cover.set(gp, locum);
  }
  return cover;
}
