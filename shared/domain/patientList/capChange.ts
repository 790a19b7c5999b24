import rules from '../../../resources/rules/patientList.json' with { type: 'json' };
import { err, ok, type Result } from '../../lib/result.ts';
import { Temporal } from '../../lib/time.ts';
import { valueOn } from '../configuration/datedValues.ts';

export type CapRefused =
  | { readonly type: 'CapNotANumber' }
  | { readonly type: 'CapAboveMaximum'; readonly maximum: number }
  | { readonly type: 'CapNeedsMunicipality'; readonly below: number };

/**
 * Whether a list may have a cap: a whole number up to 2,500, which nobody can agree to exceed; below 500 only with the
 * municipality's agreement, given as a reference (case number, letter) to where it stands.
 *
 * Source: FOR-2025-12-02-2405 § 10 with remarks.
 */
export function checkCap(cap: number, agreement: string, day: Temporal.PlainDate): Result<number, CapRefused> {
  const maximum = valueOn(rules, 'maximumCap', day);
  const below = valueOn(rules, 'capNeedsMunicipalityBelow', day);
  if (!Number.isInteger(cap) || cap < 1) return err({ type: 'CapNotANumber' });
  if (cap > maximum) return err({ type: 'CapAboveMaximum', maximum });
  if (cap < below && agreement.trim() === '') return err({ type: 'CapNeedsMunicipality', below });
  return ok(cap);
}

/** What staff write down. References are free text; empty means none. */
export type CapWish = {
  readonly newCap: number;
  readonly claimed: Temporal.PlainDate;
  /** The wished first day; null for the earliest. */
  readonly from: Temporal.PlainDate | null;
  /** «Avtalt med kommunen»: to a cap below 500. */
  readonly capAgreement: string;
  /** Agreed in a special case: shorter notice than six months. */
  readonly noticeAgreement: string;
};

/**
 * A claim for the municipality and the register to decide. `toLeave` people are more than the new cap; who they are is
 * drawn at random by Helsedirektoratet, households together, never chosen by the GP or the staff.
 */
export type CapClaim = {
  readonly direction: 'raise' | 'lower';
  readonly newCap: number;
  readonly from: Temporal.PlainDate;
  readonly toLeave: number;
  readonly drawnBy: 'helsedirektoratet';
};

export type CapClaimRefused =
  | CapRefused
  | { readonly type: 'CapUnchanged' }
  | { readonly type: 'NoticeTooShort'; readonly earliest: Temporal.PlainDate };

/**
 * The first day of a lowered cap: six months after the claim. 31 August gives the last day of February.
 * Source: FOR-2025-12-02-2405 § 11.
 */
export function earliestLowering(claimed: Temporal.PlainDate): Temporal.PlainDate {
  return claimed.add({ months: valueOn(rules, 'capLoweringNoticeMonths', claimed) });
}

/**
 * Prepares a claim to change a cap. Lowering takes six months' notice unless a shorter one is agreed; raising holds from
 * the wished day, as soon as the municipality has agreed. The municipality alone cannot lower an established list's cap.
 *
 * Source: FOR-2025-12-02-2405 §§ 8, 10, 11 with remarks.
 */
export function claimCapChange(
  list: { readonly cap: number; readonly headcount: number },
  wish: CapWish,
): Result<CapClaim, CapClaimRefused> {
  const checked = checkCap(wish.newCap, wish.capAgreement, wish.claimed);
  if (!checked.ok) return checked;
  if (wish.newCap === list.cap) return err({ type: 'CapUnchanged' });

  const direction = wish.newCap < list.cap ? 'lower' : 'raise';
  const earliest = direction === 'lower' ? earliestLowering(wish.claimed) : wish.claimed;
  const from = wish.from ?? earliest;
  const agreedShorter = direction === 'lower' && wish.noticeAgreement.trim() !== '';
  if (!agreedShorter && Temporal.PlainDate.compare(from, earliest) < 0) {
    return err({ type: 'NoticeTooShort', earliest });
  }
  const toLeave = Math.max(0, list.headcount - wish.newCap);
  return ok({ direction, newCap: wish.newCap, from, toLeave, drawnBy: 'helsedirektoratet' });
}
