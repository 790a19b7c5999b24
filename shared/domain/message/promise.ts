import rules from '../../../resources/rules/message.json' with { type: 'json' };
import { osloDate, type Temporal } from '../../lib/time.ts';
import { addWorkingDays, type SkippedDay } from '../calendar/workingDays.ts';
import { valueOn } from '../configuration/datedValues.ts';

/** Until when the surgery has promised an answer, and which days did not count. */
export type Promised = {
  /** The date in Norway on which the patient asked; it does not count. */
  readonly receivedOn: Temporal.PlainDate;
  readonly day: Temporal.PlainDate;
  readonly skipped: readonly SkippedDay[];
};

/**
 * The last day on which the surgery keeps its own promise to answer a message: a number of working days
 * after the day of arrival. No regulation sets one; the number is configuration.
 */
export function promisedAnswer(received: Temporal.Instant): Promised {
  const receivedOn = osloDate(received);
  return { receivedOn, ...addWorkingDays(receivedOn, valueOn(rules, 'answerWithinWorkingDays', receivedOn)) };
}
