import type { WorkPage, WorkRow } from '../../../shared/ipc/views/queue.ts';

/** A row as it stands on the screen; `gone` when it has left the list that it was in, `isNew` when it was just let in. */
export type HeldRow = { readonly row: WorkRow; readonly gone: boolean; readonly isNew: boolean };

/**
 * The list as someone reads it. Rows keep their places while the queue behind them changes: what is new waits outside
 * until it is let in, and what has been handled stays where it was.
 */
export type HeldQueue = {
  /** The place of the first of `rows` in the list. */
  readonly from: number;
  readonly rows: readonly HeldRow[];
  /** How many places the list has on the screen. */
  readonly places: number;
  /** How many rows wait outside. */
  readonly waitingOutside: number;
};

/** The list anew, as the engine gave it. */
export function hold(page: WorkPage): HeldQueue {
  return {
    from: page.from,
    rows: page.rows.map((row) => ({ row, gone: false, isNew: false })),
    places: page.total,
    waitingOutside: 0,
  };
}

/** The list anew, with what was not in it before marked as new. */
export function letIn(held: HeldQueue, page: WorkPage): HeldQueue {
  const known = new Set(held.rows.map(({ row }) => row.id));
  const fresh = hold(page);
  // Of another window of the list it cannot be told what is new.
  if (held.from !== page.from) return fresh;
  return { ...fresh, rows: fresh.rows.map((one) => ({ ...one, isNew: !known.has(one.row.id) })) };
}

/**
 * Takes a newer answer to the same question into the list without moving anything.
 *
 * Where only a window of the list is known, a row missing near its edge may simply have moved past the edge, so it is
 * called gone only when the newer window still reaches that far.
 */
export function refresh(held: HeldQueue, page: WorkPage): HeldQueue {
  if (held.rows.length === 0 || held.from !== page.from) return hold(page);
  const newer = new Map(page.rows.map((row) => [row.id, row]));
  const isStillThere = ({ row }: HeldRow) => newer.has(row.id);
  const firstThere = held.rows.findIndex(isStillThere);
  const lastThere = held.rows.findLastIndex(isStillThere);
  const reachesStart = page.from === 0;
  const reachesEnd = page.from + page.rows.length >= page.total;

  const rows = held.rows.map(({ row, gone, isNew }, index): HeldRow => {
    const now = newer.get(row.id);
    if (now !== undefined) return { row: now, gone: false, isNew };
    const mayHaveMoved = (index < firstThere && !reachesStart) || (index > lastThere && !reachesEnd);
    return { row, gone: gone || !mayHaveMoved, isNew };
  });
  const goneCount = rows.filter(({ gone }) => gone).length;
  return { ...held, rows, waitingOutside: Math.max(0, page.total - (held.places - goneCount)) };
}

export function rowAt(held: HeldQueue, place: number): HeldRow | undefined {
  return held.rows[place - held.from];
}

export function placeOf(held: HeldQueue, taskId: string | undefined): number | undefined {
  const index = held.rows.findIndex(({ row }) => row.id === taskId);
  return index === -1 ? undefined : held.from + index;
}

/** Where the first of what was just let in stands. */
export function firstNew(held: HeldQueue): number | undefined {
  const index = held.rows.findIndex(({ isNew }) => isNew);
  return index === -1 ? undefined : held.from + index;
}

/**
 * The nearest row in a direction that still waits for someone, starting beside `place`. Downwards it goes on from the
 * top: what was passed over waits too. Undefined where there is none, or where it has not been asked for yet.
 */
export function nextWaiting(held: HeldQueue, place: number, step: 1 | -1): number | undefined {
  const count = step === 1 ? held.places - 1 : place;
  for (let away = 1; away <= count; away += 1) {
    const next = (place + away * step) % held.places;
    const there = rowAt(held, next);
    if (there === undefined) return undefined;
    if (!there.gone) return next;
  }
  return undefined;
}
