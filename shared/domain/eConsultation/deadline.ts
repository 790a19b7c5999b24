import rules from '../../../resources/rules/eConsultation.json' with { type: 'json' };
import { OSLO, osloDate, type Temporal } from '../../lib/time.ts';
import { type CountedDay, countFrom } from '../calendar/workingDays.ts';
import { valueOn } from '../configuration/datedValues.ts';

/** When an e-consultation must be answered, and what the date rests on. `explainDeadline` says it in words. */
export type Deadline = CountedDay & {
  /** The first moment after that day in Norway; an answer before it is in time. */
  readonly endsAt: Temporal.Instant;
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
  const counted = countFrom(receivedOn, valueOn(rules, 'answerWithinWorkingDays', receivedOn));
  return { ...counted, endsAt: counted.day.add({ days: 1 }).toZonedDateTime(OSLO).toInstant() };
}
