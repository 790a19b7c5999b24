import rules from '../../../resources/rules/prescription.json' with { type: 'json' };
import type { Temporal } from '../../lib/time.ts';
import { valueOn } from '../configuration/datedValues.ts';
import type { Group, Prescription } from './prescription.ts';

/** What a prescriber fills in. */
export type Terms = Pick<Prescription, 'account' | 'daysOfUse' | 'reit' | 'sentBy'>;

const ADDICTIVE: Readonly<Record<Group, boolean>> = { A: true, B: true, C: false };

/** Whether the group can make people dependent, so that the stricter rules hold. */
export function isAddictive(group: Group): boolean {
  return ADDICTIVE[group];
}

/**
 * The longest that one dispensing may last for a prescription issued on a day, in days; null when there is no limit.
 *
 * Groups A and B: three months' therapeutic dose, and outside Reseptformidleren three days (FOR-2022-06-02-977 § 5-8).
 * Three months are counted in the calendar from the day of issue.
 */
export function longestUse(group: Group, sentBy: Terms['sentBy'], issued: Temporal.PlainDate): number | null {
  if (!isAddictive(group)) return null;
  if (sentBy !== 'register') return valueOn(rules, 'addictiveMaxDaysOutsideRegister', issued);
  return issued.until(issued.add({ months: valueOn(rules, 'addictiveMaxMonths', issued) }), { largestUnit: 'day' })
    .days;
}

/**
 * Whether a prescription may be dispensed more than once: never an oral one (FOR-2022-06-02-977 § 5-6), groups A and B only
 * when the national insurance or the health trust pays (§ 5-8).
 */
export function mayHaveReit(group: Group, terms: Pick<Terms, 'account' | 'sentBy'>): boolean {
  return terms.sentBy !== 'oral' && (!isAddictive(group) || terms.account !== 'patient');
}

/** Why a prescription may not be issued on these terms; null when it may. */
export function whyNotOnTerms(group: Group, terms: Terms, issued: Temporal.PlainDate): TermsRefused | null {
  const { daysOfUse, reit } = terms;
  if (!Number.isInteger(daysOfUse) || daysOfUse < 1) return { type: 'QuantityNotUnderstood' };
  if (!Number.isInteger(reit) || reit < 0) return { type: 'ReitNotUnderstood' };
  if (reit > 0 && terms.sentBy === 'oral') return { type: 'OralOnlyOnce' };
  if (reit > 0 && !mayHaveReit(group, terms)) return { type: 'ReitNeedsPublicAccount', group };
  const limit = longestUse(group, terms.sentBy, issued);
  if (limit !== null && daysOfUse > limit) return { type: 'QuantityTooLarge', group, limit, daysOfUse };
  return null;
}

/** Limits and quantities in days of use. */
export type TermsRefused =
  | { readonly type: 'QuantityNotUnderstood' }
  | { readonly type: 'ReitNotUnderstood' }
  | { readonly type: 'OralOnlyOnce' }
  | { readonly type: 'ReitNeedsPublicAccount'; readonly group: Group }
  | { readonly type: 'QuantityTooLarge'; readonly group: Group; readonly limit: number; readonly daysOfUse: number };
