import type { Brand } from '../../lib/brand.ts';

/** One GP's contract with a municipality, and so one list of patients. */
export type ListId = Brand<string, 'ListId'>;

/** Why more people than the cap can lawfully be on a list. `notTold`: the register gives no reason. */
export type OverCapReason = 'awaitingDraw' | 'childOfListed' | 'returnedWithinYears' | 'notTold';

/** What the register tells of a list. */
export type ListNumbers = {
  readonly cap: number;
  readonly headcount: number;
  readonly waiting: number;
  /** Closed by Helfo by hand, on the GP's or the municipality's request, whatever the numbers say. */
  readonly locked: boolean;
  readonly overCapBecause: readonly OverCapReason[];
};

export type OverCap = { readonly count: number; readonly reasons: readonly [OverCapReason, ...OverCapReason[]] };

export type ListState = {
  readonly state: 'open' | 'full' | 'locked';
  readonly freePlaces: number;
  /** Null where the cap is kept. */
  readonly overCap: OverCap | null;
};

/**
 * Open, full or locked, with the free places and what is over the cap.
 *
 * A list is full at its cap, and also while someone waits: the next free places are theirs. More people than the cap is a
 * lawful state that nobody at the surgery has to mend: after the cap was lowered and before the draw, and after children
 * and returning patients have used their right to a closed list.
 *
 * Source: FOR-2025-12-02-2405 §§ 10-11 with remarks; FOR-2012-08-29-843 § 4; Helfo (åpen, lukket, låst).
 */
export function listState(list: ListNumbers): ListState {
  const freePlaces = Math.max(0, list.cap - list.headcount);
  const full = freePlaces === 0 || list.waiting > 0;
  return { state: list.locked ? 'locked' : full ? 'full' : 'open', freePlaces, overCap: overCapOf(list) };
}

function overCapOf(list: ListNumbers): OverCap | null {
  const count = list.headcount - list.cap;
  if (count <= 0) return null;
  const [first = 'notTold', ...others] = list.overCapBecause;
  return { count, reasons: [first, ...others] };
}
