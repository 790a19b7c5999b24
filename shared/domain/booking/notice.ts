import { osloDate, Temporal } from '../../lib/time.ts';
import { bookingText } from '../../text/booking.ts';
import { fillIn } from '../../text/fillIn.ts';
import type { Language } from '../../text/language.ts';
import { formatDay, formatTime } from '../calendar/formatDay.ts';
import type { Slot } from './booking.ts';

export type NoticeKind = 'booked' | 'changed' | 'cancelled' | 'proposed' | 'rejected';

/**
 * The text message about a booking: the surgery, the day and the time. No GP, no reason, no way of meeting: a text message
 * carries nothing about health (NHN, digital dialog med fastlegen).
 */
export function notice(kind: NoticeKind, surgery: string, slot: Slot | null, language: Language): string {
  const text = bookingText[language].notice;
  if (slot === null) return fillIn(text.withoutTime, { surgery });
  const start = Temporal.Instant.fromEpochMilliseconds(slot.start);
  return fillIn(text[kind], { surgery, day: formatDay(osloDate(start), language), time: formatTime(start) });
}
