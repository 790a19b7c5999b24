import type { Temporal } from '../../lib/time.ts';
import type { Role } from './role.ts';

/**
 * The right to work at this surgery: personal and for a time (pasientjournalforskriften § 13).
 * Dates in Norway as ISO dates, both included; null has no end yet.
 */
export type Authorisation = { readonly role: Role; readonly from: string; readonly to: string | null };

/** Whether it applies on a day. A locum's access begins and ends with the period, without anyone switching it. */
export function isAuthorised({ from, to }: Authorisation, day: Temporal.PlainDate): boolean {
  const date = day.toString();
  return from <= date && (to === null || date <= to);
}
