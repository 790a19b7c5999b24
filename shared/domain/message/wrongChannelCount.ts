import { osloDateAt, Temporal } from '../../lib/time.ts';
import type { Message, RightChannel } from './message.ts';

/**
 * How often messages came through the wrong channel, by the channel they belonged to: over the dates in Norway from
 * `from` to `to`, both included, by the day of «feil kanal».
 */
export function countWrongChannel(
  messages: readonly Message[],
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
): Readonly<Record<RightChannel, number>> {
  const count = { 'e-consultation': 0, booking: 0, 'prescription-renewal': 0 };
  for (const { state } of messages) {
    if (state.status !== 'closed' || state.how.type !== 'WrongChannel') continue;
    const day = osloDateAt(state.at);
    if (Temporal.PlainDate.compare(from, day) <= 0 && Temporal.PlainDate.compare(day, to) <= 0)
      count[state.how.use] += 1;
  }
  return count;
}
