import rules from '../../../resources/rules/eConsultation.json' with { type: 'json' };
import { OSLO, osloDate, type Temporal } from '../../lib/time.ts';
import { addWorkingDays, type SkippedDay } from '../calendar/workingDays.ts';
import { valueOn } from '../configuration/datedValues.ts';

/** When an e-consultation must be answered, and what the date rests on. `explainDeadline` says it in words. */
export type Deadline = {
  /** The date in Norway on which it arrived; it does not count. */
  readonly receivedOn: Temporal.PlainDate;
  /** The last day on which the answer is in time. */
  readonly day: Temporal.PlainDate;
  /** The first moment after that day in Norway; an answer before it is in time. */
  readonly endsAt: Temporal.Instant;
  readonly skipped: readonly SkippedDay[];
};

/**
 * The last day the surgery may answer an e-consultation and still keep its promise: the end of the fifth working
 * day after the day of arrival, whatever hour it arrived.
 *
 * Source: stønadsforskriften (FOR-2024-06-26-1322), merknad B9: «normalt ... innen 5 arbeidsdager». How to count is
 * written nowhere for B9; the day of arrival is left out by analogy with domstolloven § 148.
 */
export function deadlineOf(received: Temporal.Instant): Deadline {
  const receivedOn = osloDate(received);
  const { day, skipped } = addWorkingDays(receivedOn, valueOn(rules, 'answerWithinWorkingDays', receivedOn));
  const endsAt = day.add({ days: 1 }).toZonedDateTime(OSLO).toInstant();
  return { receivedOn, day, endsAt, skipped };
}
