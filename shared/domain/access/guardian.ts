import { err, ok, type Result } from '../../lib/result.ts';
import type { Brand } from '../../lib/brand.ts';
import type { Temporal } from '../../lib/time.ts';
import { type AddressProtection, isProtected } from './addressProtection.ts';
import { ageOn, turns } from './age.ts';
import { limitOn } from './limits.ts';
import { BEHALF_MATTERS, type BehalfMatter } from './onBehalf.ts';

export type GuardianId = Brand<string, 'GuardianId'>;

/** A parent or other guardian as the population register tells it. */
export type Guardian = {
  readonly id: GuardianId;
  readonly hasParentalResponsibility: boolean;
  /** Registered at the same address as the child. */
  readonly livesWithChild: boolean;
  readonly addressProtection: AddressProtection;
  /** The days in Norway (ISO dates, both included) on which they are that to the child; absent or null: no such end. */
  readonly from?: string;
  readonly to?: string | null;
};

export type Child = {
  readonly birthDate: Temporal.PlainDate;
  /** Where only a part of the date is known: the last day that it can be, and `birthDate` is the first. */
  readonly latestBirthDate?: Temporal.PlainDate;
  readonly addressProtection: AddressProtection;
  readonly guardians: readonly Guardian[];
};

/** What a guardian may do for the child, and the day on which that changes (ISO date in Norway). */
export type GuardianAccess = {
  readonly extent: 'full' | 'reduced';
  readonly matters: readonly BehalfMatter[];
  readonly changesOn: string;
};

// Helsenorge tells of a reduced set without listing it. What the guardian starts can be asked; what would show the
// child's own life, the prescriptions and the results, is left out.
const REDUCED: readonly BehalfMatter[] = ['booking', 'renewal', 'e-consultation', 'message', 'vaccine'];

/**
 * What a guardian may do for a child on the portal on a day.
 *
 * Under 12 everything; from 12 a reduced set, because a child may have reasons for keeping something to itself
 * (pbrl. § 3-4); from 16 nothing (pbrl. § 4-3). Only while they are guardians: not before it begins, nor after it has
 * ended (pbrl. § 4-4). If no holder of parental responsibility is registered at the child's
 * address, neither may act; if one is, both may (Helsenorge). Nobody acts for or as someone with a protected address.
 * The ages are those of `resources/rules/access.json`.
 */
export function guardianAccess(
  child: Child,
  guardianId: GuardianId,
  day: Temporal.PlainDate,
): Result<GuardianAccess, GuardianRefused> {
  const age = ageOn(child.birthDate, day);
  const decidesFrom = limitOn('decidesAloneFromAge', day);
  if (age >= decidesFrom) return err({ type: 'ChildDecidesAlone', age: decidesFrom });

  const guardian = child.guardians.find((candidate) => candidate.id === guardianId);
  if (guardian === undefined || !guardian.hasParentalResponsibility) return err({ type: 'NoParentalResponsibility' });
  const when = standsOn(guardian, day);
  if (when !== null) return err(when);
  if (isProtected(child.addressProtection) || isProtected(guardian.addressProtection)) {
    return err({ type: 'AddressIsProtected' });
  }
  const someoneLivesThere = child.guardians.some(
    (each) => each.hasParentalResponsibility && each.livesWithChild && standsOn(each, day) === null,
  );
  if (!someoneLivesThere) return err({ type: 'NoGuardianAtChildsAddress' });

  const reducedFrom = limitOn('guardianAccessReducedFromAge', day);
  if (age < reducedFrom) {
    return ok({ extent: 'full', matters: BEHALF_MATTERS, changesOn: turns(child.birthDate, reducedFrom).toString() });
  }
  return ok({ extent: 'reduced', matters: REDUCED, changesOn: turns(child.birthDate, decidesFrom).toString() });
}

/** Why someone is no guardian on a day: not yet, or no more. */
function standsOn({ from, to }: Guardian, day: Temporal.PlainDate): GuardianRefused | null {
  const date = day.toString();
  if (from !== undefined && date < from) return { type: 'GuardianNotBegun', from };
  if (to !== undefined && to !== null && date > to) return { type: 'GuardianEnded', on: to };
  return null;
}

export type GuardianRefused =
  | { readonly type: 'GuardianNotBegun'; readonly from: string }
  | { readonly type: 'GuardianEnded'; readonly on: string }
  | { readonly type: 'ChildDecidesAlone'; readonly age: number }
  | { readonly type: 'NoParentalResponsibility' }
  | { readonly type: 'AddressIsProtected' }
  | { readonly type: 'NoGuardianAtChildsAddress' };
