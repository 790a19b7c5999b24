import rules from '../../../resources/rules/booking.json' with { type: 'json' };
import type { Temporal } from '../../lib/time.ts';
import { addWorkingDays, type SkippedDay } from '../calendar/workingDays.ts';
import { valueOn } from '../configuration/datedValues.ts';

/** By when a patient is to have been offered a consultation, and which days did not count. */
export type OfferDeadline = {
  /** The date in Norway on which the patient asked; it does not count. */
  readonly receivedOn: Temporal.PlainDate;
  readonly day: Temporal.PlainDate;
  readonly skipped: readonly SkippedDay[];
};

/**
 * The day by which someone who asks for an appointment is to be offered one: normally within five working days,
 * as early as possible and by medical urgency (FOR-2025-12-02-2405 § 22). Counted as the answer to an e-consultation is.
 */
export function offerDeadline(askedOn: Temporal.PlainDate): OfferDeadline {
  return { receivedOn: askedOn, ...addWorkingDays(askedOn, valueOn(rules, 'offerWithinWorkingDays', askedOn)) };
}
