import { describeDue, dueState, type DueState } from '../../shared/domain/calendar/dueState.ts';
import { explainDeadline } from '../../shared/domain/calendar/explainDeadline.ts';
import { formatDayFrom } from '../../shared/domain/calendar/formatDay.ts';
import { workingDaysBetween } from '../../shared/domain/calendar/workingDays.ts';
import { workDeadline } from '../../shared/domain/work/workDeadline.ts';
import type { WorkKind } from '../../shared/domain/work/workKind.ts';
import { osloDate, Temporal } from '../../shared/lib/time.ts';
import { fillIn } from '../../shared/text/fillIn.ts';
import type { Language } from '../../shared/text/language.ts';
import { queueText } from '../../shared/text/queue.ts';

/** `dueDay` is null for what nobody has set a deadline for. */
type Due = { readonly kind: WorkKind; readonly receivedAt: string; readonly dueDay: string | null };

export type DueWords = {
  readonly state: DueState['type'] | 'none';
  /** «over frist 2 dager», «forfaller i dag», «i morgen», «tor 1. apr», «uten frist» */
  readonly words: string;
  readonly day: string;
  /**
   * When it came, which days did not count, and what the day rests on. Only the date of receipt when the portal has set
   * another due day than the rule gives.
   */
  readonly reason: string;
};

/** A due date as the screens say it, seen from `today` (yyyy-mm-dd in Norway). */
export function dueWords({ kind, receivedAt, dueDay }: Due, today: string, language: Language): DueWords {
  const text = queueText[language];
  const now = Temporal.PlainDate.from(today);
  const received = Temporal.Instant.from(receivedAt);
  if (dueDay === null) {
    const came = explainDeadline({ receivedOn: osloDate(received), skipped: [] }, language);
    return { state: 'none', words: text.noDue, day: text.noDue, reason: `${came} ${text.ground.none}` };
  }
  const day = Temporal.PlainDate.from(dueDay);
  const state = dueState(day, now);
  const deadline = workDeadline(kind, received);
  const sameDay = deadline?.day.equals(day) === true ? deadline : null;
  const days = sameDay === null ? 0 : workingDaysBetween(sameDay.receivedOn, day);
  return {
    state: state.type,
    words: describeDue(state, now, language),
    day: formatDayFrom(day, now, language),
    reason:
      sameDay === null
        ? explainDeadline({ receivedOn: osloDate(received), skipped: [] }, language)
        : `${explainDeadline(sameDay, language)} ${fillIn(text.ground[kind], { days })}`,
  };
}
