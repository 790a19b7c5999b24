import rules from '../../../resources/rules/booking.json' with { type: 'json' };
import type { Temporal } from '../../lib/time.ts';
import { type CountedDay, countFrom } from '../calendar/workingDays.ts';
import { valueOn } from '../configuration/datedValues.ts';

/**
 * The day by which someone who asks for an appointment is to be offered one: normally within five working days,
 * as early as possible and by medical urgency (FOR-2025-12-02-2405 § 22). CountedDay as the answer to an e-consultation is.
 */
export function offerDeadline(askedOn: Temporal.PlainDate): CountedDay {
  return countFrom(askedOn, valueOn(rules, 'offerWithinWorkingDays', askedOn));
}
