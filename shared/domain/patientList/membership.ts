import { Temporal } from '../../lib/time.ts';
import type { PatientId } from '../identity/ids.ts';
import type { ListId } from './listState.ts';

/** A patient's time on a list as the register gives it: dates in Norway, both included; `to` null means until further notice. */
export type Membership = {
  readonly patientId: PatientId;
  readonly listId: ListId;
  /** Null while the patient only stands in line. */
  readonly from: Temporal.PlainDate | null;
  readonly to: Temporal.PlainDate | null;
};

/** The words of FHIR's `EpisodeOfCare.status`. */
export type MembershipState = 'waitlist' | 'planned' | 'active' | 'finished';

/** Where a membership stands on a day. */
export function membershipOn(membership: Membership, day: Temporal.PlainDate): MembershipState {
  if (membership.from === null) return 'waitlist';
  if (Temporal.PlainDate.compare(day, membership.from) < 0) return 'planned';
  if (membership.to !== null && Temporal.PlainDate.compare(membership.to, day) < 0) return 'finished';
  return 'active';
}

/**
 * Who comes and who goes in a month: joining are those whose first day is in it, leaving those whose first day without
 * the list is in it. A change from 1 April is thus April's for both lists, though the old one ends on 31 March.
 * Changes are by the month; a newborn can join on any day of it.
 */
export function joinsAndLeaves(
  memberships: readonly Membership[],
  listId: ListId,
  month: Temporal.PlainYearMonth,
): { readonly joining: readonly PatientId[]; readonly leaving: readonly PatientId[] } {
  const ofList = memberships.filter((membership) => membership.listId === listId && membership.from !== null);
  return {
    joining: ofList.filter(({ from }) => isIn(month, from)).map(({ patientId }) => patientId),
    leaving: ofList.filter(({ to }) => isIn(month, to?.add({ days: 1 }) ?? null)).map(({ patientId }) => patientId),
  };
}

/** How many people are on a list on a day. */
export function headcountOn(memberships: readonly Membership[], listId: ListId, day: Temporal.PlainDate): number {
  return memberships.filter((membership) => membership.listId === listId && membershipOn(membership, day) === 'active')
    .length;
}

function isIn(month: Temporal.PlainYearMonth, day: Temporal.PlainDate | null): boolean {
  return day !== null && day.toPlainYearMonth().equals(month);
}
