import type { Db } from '../db/open.ts';
import { prepared } from '../db/prepared.ts';
import { NO_DUE } from '../db/workRow.ts';
import type { AskedOfWork } from './askedOfWork.ts';

// Out of the tally alone. `fits`: shown by the filter. Long overdue days stand as one, before every day that is late.
export const COUNTS = `
  SELECT sum(n) FILTER (WHERE fits) AS total,
    sum(n) FILTER (WHERE fits AND day < @late) AS overdue,
    sum(n) FILTER (WHERE fits AND day = @today) AS dueToday,
    sum(n) FILTER (WHERE fits AND day >= @late AND urgent = 1) AS urgent,
    min(day) FILTER (WHERE fits AND day > @today AND day < ${NO_DUE}) AS nextDue,
    sum(n) FILTER (WHERE NOT fits AND day < @late) AS hiddenOverdue,
    sum(n) FILTER (WHERE NOT fits AND day >= @late AND urgent = 1) AS hiddenUrgent
  FROM (SELECT n, day, urgent,
          (@seen >> kind) & 1 AND (@alsoOverdue = 1 AND (urgent = 1 OR day < @late) OR (@kinds >> kind) & 1
            AND (@gp IS NULL OR gp = @gp) AND (@owner IS NULL OR owner = @owner
      OR owner = gp AND owner IN (SELECT value FROM json_each(@covered)))) AS fits
        FROM work_tally WHERE waits = @waits AND (@seen >> kind) & 1)`;
export const COUNTS_PER_KIND = `
  SELECT kind, sum(n) AS waiting, sum(n) FILTER (WHERE day < @late) AS overdue
  FROM work_tally WHERE waits = 1 AND (@seen >> kind) & 1 GROUP BY kind`;
export const COUNTS_PER_GP = `
  SELECT gp, sum(n) AS n FROM work_tally
  WHERE waits = 1 AND (@seen >> kind) & 1
    AND (@alsoOverdue = 1 AND (urgent = 1 OR day < @late) OR (@kinds >> kind) & 1 AND (@gp IS NULL OR gp = @gp)
      AND (@owner IS NULL OR owner = @owner
      OR owner = gp AND owner IN (SELECT value FROM json_each(@covered))))
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

type Sums = { readonly [K in keyof Counted]: Counted[K] | null };

/** What waits, or what has been answered: nothing of the latter is overdue. */
export function countShown(db: Db, show: 'open' | 'answered', asked: AskedOfWork): Counted {
  const sums = prepared(db, COUNTS).get({ ...asked, waits: show === 'open' ? 1 : 0 }) as Sums;
  if (show === 'answered') return { ...NOTHING, total: sums.total ?? 0 };
  return {
    total: sums.total ?? 0,
    overdue: sums.overdue ?? 0,
    dueToday: sums.dueToday ?? 0,
    urgent: sums.urgent ?? 0,
    nextDue: sums.nextDue,
    hiddenOverdue: sums.hiddenOverdue ?? 0,
    hiddenUrgent: sums.hiddenUrgent ?? 0,
  };
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
): readonly { kind: number; waiting: number; overdue: number | null }[] {
  return prepared(db, COUNTS_PER_KIND).all({ seen, late }) as {
    kind: number;
    waiting: number;
    overdue: number | null;
  }[];
}

/** How many the filter shows of each GP's patients; `gp` is a num. */
export function countPerGp(db: Db, asked: AskedOfWork): readonly { gp: number; n: number }[] {
  return prepared(db, COUNTS_PER_GP).all(asked) as { gp: number; n: number }[];
}
