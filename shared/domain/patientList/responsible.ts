import { Temporal } from '../../lib/time.ts';
import type { PatientId, PractitionerId } from '../identity/ids.ts';
import type { ListId } from './listState.ts';
import { type Membership, membershipOn } from './membership.ts';

/** Dates in Norway, both included; `to` null means until further notice. */
export type Period = { readonly from: Temporal.PlainDate; readonly to: Temporal.PlainDate | null };

/** A locum (vikar) stands in on a list, both days included. It always has an end. */
export type Cover = {
  readonly locum: PractitionerId;
  readonly from: Temporal.PlainDate;
  readonly to: Temporal.PlainDate;
};

/** Who works on a list. GPs follow one another. */
export type Contract = {
  readonly listId: ListId;
  /** Contracts that share their patients' work (fellesliste) have the same name here; null when not shared. */
  readonly sharedList: string | null;
  readonly gps: readonly (Period & { readonly gp: PractitionerId })[];
  readonly locums: readonly Cover[];
};

export type Responsible =
  /** The GP, whose obligations a locum keeps while standing in. */
  | { readonly type: 'gp'; readonly gp: PractitionerId; readonly locums: readonly PractitionerId[] }
  /** The list is vacant and exactly one locum works on it. */
  | { readonly type: 'locum'; readonly locum: PractitionerId }
  /** Vacant, and no locum or more than one: the surgery must say who it is. */
  | { readonly type: 'nobodyNamed'; readonly locums: readonly PractitionerId[] };

/**
 * Who is responsible for the patients of a list on a day. Also on a shared list each patient has exactly one GP,
 * the one of the contract that the patient is on.
 *
 * Source: FOR-2025-12-02-2405 §§ 16 e, 20 with remarks; NHN Flr contracts (a vacant list with one locum).
 */
export function responsibleOn(contract: Contract, day: Temporal.PlainDate): Responsible {
  const standingIn = contract.locums.filter((period) => holds(period, day)).map(({ locum }) => locum);
  const locums = [...new Set(standingIn)];
  const present = contract.gps.find((period) => holds(period, day));
  if (present !== undefined) return { type: 'gp', gp: present.gp, locums };
  const [only, ...others] = locums;
  return only !== undefined && others.length === 0 ? { type: 'locum', locum: only } : { type: 'nobodyNamed', locums };
}

/** Who is responsible for a patient on a day; null when the patient is on none of these lists then. */
export function responsibleFor(
  patientId: PatientId,
  memberships: readonly Membership[],
  contracts: readonly Contract[],
  day: Temporal.PlainDate,
): Responsible | null {
  const current = memberships.find(
    (membership) => membership.patientId === patientId && membershipOn(membership, day) === 'active',
  );
  const contract = contracts.find(({ listId }) => listId === current?.listId);
  return contract === undefined ? null : responsibleOn(contract, day);
}

/**
 * Everyone who works with a list's patients on a day: its GP and locums, and on a shared list those of the other
 * contracts too. A locum is gone the day after the period, by itself.
 */
export function doctorsOn(
  contract: Contract,
  contracts: readonly Contract[],
  day: Temporal.PlainDate,
): readonly PractitionerId[] {
  const shared = contracts.filter(({ sharedList }) => sharedList !== null && sharedList === contract.sharedList);
  const doctors = [contract, ...shared].flatMap(({ gps, locums }) => [
    ...gps.filter((period) => holds(period, day)).map(({ gp }) => gp),
    ...locums.filter((period) => holds(period, day)).map(({ locum }) => locum),
  ]);
  return [...new Set(doctors)];
}

function holds({ from, to }: Period, day: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(from, day) <= 0 && (to === null || Temporal.PlainDate.compare(day, to) <= 0);
}
