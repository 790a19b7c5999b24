import type { NationalIdKind } from '../identity/nationalId.ts';

/** What the surgery knows of someone who wants a GP here. */
export type Newcomer = {
  readonly numberKind: NationalIdKind | null;
  /** Registered as resident (bosatt) in a Norwegian municipality. */
  readonly resident: boolean;
  /** A ground that stands in for residence, as far as the person has told or shown. */
  readonly otherGround: 'asylumSeeker' | 'embassyOrNato' | null;
};

/**
 * Who may have a GP, as guidance and never as a block: `careBookable` is always true, since necessary care does not depend
 * on a list.
 */
export type Entitlement =
  | { readonly type: 'Entitled'; readonly careBookable: true }
  /** Entitled, but the register cannot place them by itself: Helfo does, by hand. */
  | { readonly type: 'PlacedByHelfo'; readonly ground: 'asylumSeeker' | 'embassyOrNato'; readonly careBookable: true }
  /** No ground known. With a D-number Helfo can tell whether there is one. */
  | { readonly type: 'AskHelfo'; readonly number: 'dNumber' | 'other'; readonly careBookable: true };

/**
 * Entitled are residents of a municipality, asylum seekers in the national insurance with their family, and persons under
 * utlendingsloven § 5 third paragraph (embassies, NATO). A number alone never decides: the registered residence does.
 *
 * Source: FOR-2012-08-29-843 § 2. That D-numbers are placed by hand: Helsedirektoratet, action plan for general practice.
 */
export function entitlementOf(person: Newcomer): Entitlement {
  if (person.resident) return { type: 'Entitled', careBookable: true };
  if (person.otherGround !== null) return { type: 'PlacedByHelfo', ground: person.otherGround, careBookable: true };
  return { type: 'AskHelfo', number: person.numberKind === 'dNumber' ? 'dNumber' : 'other', careBookable: true };
}
