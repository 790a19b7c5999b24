import rules from '../../../resources/rules/gpChange.json' with { type: 'json' };
import { err, ok, type Result } from '../../lib/result.ts';
import { Temporal } from '../../lib/time.ts';
import { valueOn } from '../configuration/datedValues.ts';
import { effectiveFrom } from './effectiveFrom.ts';

/** Why someone gets another GP. Only the patient's own choice counts towards the yearly number. */
export type GpChangeReason =
  | 'ownChoice'
  | 'movedInRegister'
  | 'gpEnded'
  | 'listCut'
  | 'removedFromList'
  | 'allocatedWithoutGp'
  | 'newborn';

/** `asked` is the date in Norway of the wish; the calendar year of the wish is the year that it counts in. */
export type GpChangeMade = { readonly asked: Temporal.PlainDate; readonly reason: GpChangeReason };

/** «2/2 brukt». */
export type ChangeQuota = { readonly used: number; readonly allowed: number };

export type GpChangeRefused = {
  readonly type: 'QuotaUsed';
  readonly used: number;
  readonly allowed: number;
  /** The first day on which a change can be asked for again. */
  readonly againFrom: Temporal.PlainDate;
};

/**
 * Whether a change is one of the two a year. Not counted: a move in the population register, a GP who ends the practice,
 * a list cut, removal against one's will (FOR-2012-08-29-843 § 6 with remarks; FOR-2025-12-02-2405 § 11, remarks).
 * That allocation to someone without a GP and a newborn's first GP do not count either is our reading: nobody chose.
 */
export function countsAsChange(reason: GpChangeReason): boolean {
  return reason === 'ownChoice';
}

/** The changes used and allowed in the calendar year of a day. Two a calendar year: pbrl § 2-1 c with PRF § 6, remarks. */
export function changeQuota(made: readonly GpChangeMade[], day: Temporal.PlainDate): ChangeQuota {
  const used = made.filter(({ asked, reason }) => asked.year === day.year && countsAsChange(reason)).length;
  return { used, allowed: valueOn(rules, 'changesInCalendarYear', day) };
}

/**
 * What the register will say to one more change: from when it holds, and the number used after it. No reason is asked of
 * the patient. Refused when the year's changes are used and this one counts. The register decides; this tells staff
 * what to expect.
 */
export function expectChange(
  made: readonly GpChangeMade[],
  wish: GpChangeMade,
): Result<{ readonly from: Temporal.PlainDate; readonly quota: ChangeQuota }, GpChangeRefused> {
  const before = changeQuota(made, wish.asked);
  if (countsAsChange(wish.reason) && before.used >= before.allowed) {
    const againFrom = Temporal.PlainDate.from({ year: wish.asked.year + 1, month: 1, day: 1 });
    return err({ type: 'QuotaUsed', ...before, againFrom });
  }
  return ok({ from: effectiveFrom(wish.asked), quota: changeQuota([...made, wish], wish.asked) });
}
