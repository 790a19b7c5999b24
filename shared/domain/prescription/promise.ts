import rules from '../../../resources/rules/prescription.json' with { type: 'json' };
import { osloDate, type Temporal } from '../../lib/time.ts';
import { addWorkingDays } from '../calendar/workingDays.ts';
import { valueOn } from '../configuration/datedValues.ts';
import type { Promised } from '../message/promise.ts';

/**
 * The last day on which the surgery keeps its own promise to decide a request to renew: a number of working days after
 * the day of arrival. No regulation sets one; the number is configuration.
 */
export function promisedRenewal(received: Temporal.Instant): Promised {
  const receivedOn = osloDate(received);
  return { receivedOn, ...addWorkingDays(receivedOn, valueOn(rules, 'decideWithinWorkingDays', receivedOn)) };
}
