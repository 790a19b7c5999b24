import { describeDue, dueState, type DueState } from '../../shared/domain/calendar/dueState.ts';
import { explainDeadline } from '../../shared/domain/calendar/explainDeadline.ts';
import { formatDayFrom } from '../../shared/domain/calendar/formatDay.ts';
import { deadlineOf } from '../../shared/domain/eConsultation/deadline.ts';
import { Temporal } from '../../shared/lib/time.ts';
import type { Language } from '../../shared/text/language.ts';

type Due = { readonly receivedAt: string; readonly dueDay: string };

export type DueWords = {
  readonly state: DueState['type'];
  /** «over frist 2 dager», «forfaller i dag», «i morgen», «tor 1. apr» */
  readonly words: string;
  readonly day: string;
  /** Which days did not count. Only the date of receipt when the portal has set another due day than the rule gives. */
  readonly reason: string;
};

/** A due date as the screens say it, seen from `today` (yyyy-mm-dd in Norway). */
export function dueWords({ receivedAt, dueDay }: Due, today: string, language: Language): DueWords {
  const now = Temporal.PlainDate.from(today);
  const day = Temporal.PlainDate.from(dueDay);
  const state = dueState(day, now);
  const deadline = deadlineOf(Temporal.Instant.from(receivedAt));
  return {
    state: state.type,
    words: describeDue(state, now, language),
    day: formatDayFrom(day, now, language),
    reason: explainDeadline(deadline.day.equals(day) ? deadline : { ...deadline, skipped: [] }, language),
  };
}

/** «tor 1. apr» */
export function dayWords(day: string, today: string, language: Language): string {
  return formatDayFrom(Temporal.PlainDate.from(day), Temporal.PlainDate.from(today), language);
}
