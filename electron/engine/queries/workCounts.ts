import type { Db } from '../db/open.ts';
import { prepared } from '../db/prepared.ts';
import { NO_DUE } from '../db/workRow.ts';
import { CHOSEN, type AskedOfWork } from './askedOfWork.ts';

const FITS = `(@alsoOverdue = 1 AND (urgent = 1 OR day < @late) OR ${CHOSEN})`;
// Out of the tally alone. `fits`: shown by the filter. Long overdue days stand as one, before every day that is late.
export const COUNTS = `
  SELECT coalesce(sum(n) FILTER (WHERE fits), 0) AS total,
    coalesce(sum(n) FILTER (WHERE fits AND day < @late), 0) AS overdue,
    coalesce(sum(n) FILTER (WHERE fits AND day = @today), 0) AS dueToday,
    coalesce(sum(n) FILTER (WHERE fits AND day >= @late AND urgent = 1), 0) AS urgent,
    min(day) FILTER (WHERE fits AND day > @today AND day < ${NO_DUE}) AS nextDue,
    coalesce(sum(n) FILTER (WHERE NOT fits AND day < @late), 0) AS hiddenOverdue,
    coalesce(sum(n) FILTER (WHERE NOT fits AND day >= @late AND urgent = 1), 0) AS hiddenUrgent
  FROM (SELECT n, day, urgent, ${FITS} AS fits
        FROM work_tally WHERE waits = @waits AND (@seen >> kind) & 1)`;
export const COUNTS_PER_KIND = `
  SELECT kind, sum(n) AS waiting, coalesce(sum(n) FILTER (WHERE day < @late), 0) AS overdue
  FROM work_tally WHERE waits = 1 AND (@seen >> kind) & 1 GROUP BY kind`;
export const COUNTS_PER_GP = `
  SELECT gp, sum(n) AS n FROM work_tally
  WHERE waits = 1 AND (@seen >> kind) & 1 AND ${FITS}
  GROUP BY gp`;

/** How many the filter shows and hides; `nextDue` is a day number. */
export type Counted = {
  readonly total: number;
  readonly overdue: number;
  readonly dueToday: number;
  /** Urgent, and not overdue. */
  readonly urgent: number;
  readonly nextDue: number | null;
  readonly hiddenOverdue: number;
  readonly hiddenUrgent: number;
};

/** What waits, or what has been answered: nothing of the latter is overdue. */
export function countShown(db: Db, show: 'open' | 'answered', asked: AskedOfWork): Counted {
  const counted = prepared(db, COUNTS).get({ ...asked, waits: show === 'open' ? 1 : 0 }) as Counted;
  return show === 'open' ? counted : { ...NOTHING, total: counted.total };
}

const NOTHING: Counted = {
  total: 0,
  overdue: 0,
  dueToday: 0,
  urgent: 0,
  nextDue: null,
  hiddenOverdue: 0,
  hiddenUrgent: 0,
};

/** What waits of each kind that the reader sees; a kind with nothing is left out. `kind` is its place in WORK_KINDS. */
export function countPerKind(
  db: Db,
  { seen, late }: Pick<AskedOfWork, 'seen' | 'late'>,
): readonly { kind: number; waiting: number; overdue: number }[] {
  return prepared(db, COUNTS_PER_KIND).all({ seen, late }) as { kind: number; waiting: number; overdue: number }[];
}

/** How many the filter shows of each GP's patients; `gp` is a num. */
export function countPerGp(db: Db, asked: AskedOfWork): readonly { gp: number; n: number }[] {
  return prepared(db, COUNTS_PER_GP).all(asked) as { gp: number; n: number }[];
}
