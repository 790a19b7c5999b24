import rules from '../../../resources/rules/message.json' with { type: 'json' };
import { osloDate, type Temporal } from '../../lib/time.ts';
import { type CountedDay, countFrom } from '../calendar/workingDays.ts';
import { valueOn } from '../configuration/datedValues.ts';

/**
 * The last day on which the surgery keeps its own promise to answer a message: a number of working days
 * after the day of arrival. No regulation sets one; the number is configuration.
 */
export function promisedAnswer(received: Temporal.Instant): CountedDay {
  const receivedOn = osloDate(received);
  return countFrom(receivedOn, valueOn(rules, 'answerWithinWorkingDays', receivedOn));
}
