import type { WorkFilter } from '../../../shared/domain/work/workFilter.ts';
import { kindsSeenBy, WORK_KINDS, type WorkKind } from '../../../shared/domain/work/workKind.ts';
import { assertNever } from '../../../shared/lib/assertNever.ts';
import type { Db } from '../db/open.ts';
import { findResource } from '../db/resourceStore.ts';
import type { Staff } from '../db/staff.ts';
import { teamOwner } from '../db/workDesk.ts';
import { NOBODY } from '../db/workRow.ts';
import { workHorizon } from '../db/workHorizon.ts';
import { type CoverOfGps, NOBODY_AWAY } from './coverOn.ts';

/** What the statements over the queue are asked with. Kinds are bits by their place in WORK_KINDS, people nums. */
export type AskedOfWork = {
  /** The kinds that the reader's role sees; what is not among them is not there. */
  readonly seen: number;
  readonly kinds: number;
  readonly gp: number | null;
  /** As in the column of owners; null is anyone. */
  readonly owner: number | null;
  /** The GPs for whom the reader stands in and whose own desks are meant too: their nums as JSON. */
  readonly covered: string;
  readonly alsoOverdue: number;
  /** Day numbers: today in Norway, and the first day that is not overdue as the counts know it. */
  readonly today: number;
  readonly late: number;
};

/** What the filter lets through, for the rows of the queue as for its counts. */
export const CHOSEN = `(@kinds >> kind) & 1 AND (@gp IS NULL OR gp = @gp)
    AND (@owner IS NULL OR owner = @owner
      OR owner = gp AND owner IN (SELECT value FROM json_each(@covered)))`;

/** Nobody has this num. */
const NO_ONE = -1;

/** A filter in the words of the statements, for one reader; `today` as a day number, `cover` as it is on that day. */
export function askedOfWork(
  db: Db,
  reader: Staff,
  filter: WorkFilter,
  today: number,
  cover = NOBODY_AWAY,
): AskedOfWork {
  const seen = kindsSeenBy(reader.role);
  return {
    seen: bitsOf(seen),
    kinds: bitsOf(filter.kinds.length === 0 ? seen : seen.filter((kind) => filter.kinds.includes(kind))),
    gp: filter.gp === null ? null : (findResource(db, { type: 'Practitioner', id: filter.gp })?.num ?? NO_ONE),
    owner: ownerOf(reader, filter),
    covered: JSON.stringify(filter.whose === 'mine' ? coveredBy(reader, cover) : []),
    alsoOverdue: Number(filter.alsoOverdue),
    today,
    late: Math.max(today, workHorizon(db)),
  };
}

function ownerOf(reader: Staff, { whose }: WorkFilter): number | null {
  switch (whose) {
    case 'all':
      return null;
    case 'mine':
      return reader.num;
    case 'team':
      return teamOwner(reader.role);
    case 'unassigned':
      return NOBODY;
    default:
      return assertNever(whose);
  }
}

function coveredBy(reader: Staff, cover: CoverOfGps): readonly number[] {
  return [...cover].flatMap(([gp, locum]) => (locum === reader.num ? [gp] : []));
}

function bitsOf(kinds: readonly WorkKind[]): number {
  return kinds.reduce((bits, kind) => bits | (1 << WORK_KINDS.indexOf(kind)), 0);
}
