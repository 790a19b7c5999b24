import { Temporal } from '../../lib/time.ts';
import { dueState } from '../calendar/dueState.ts';
import { deadlineOf } from './deadline.ts';
import { type EConsultation, isOpen } from './eConsultation.ts';

/** Whether the five days are over and nobody has answered. On the whole of the due day there is still time. */
export function isOverdue(eConsultation: EConsultation, today: Temporal.PlainDate): boolean {
  return isOpen(eConsultation) && dueState(dueDay(eConsultation), today).type === 'overdue';
}

/** The last day on which an answer is in time. */
export function dueDay(eConsultation: Pick<EConsultation, 'receivedAt'>): Temporal.PlainDate {
  return deadlineOf(Temporal.Instant.fromEpochMilliseconds(eConsultation.receivedAt)).day;
}

/** Order of the queue: urgent first, then by due day, then by arrival. Negative when `a` stands before `b`. */
export function compareInQueue(a: EConsultation, b: EConsultation): number {
  if (a.urgent !== b.urgent) return a.urgent ? -1 : 1;
  return Temporal.PlainDate.compare(dueDay(a), dueDay(b)) || a.receivedAt - b.receivedAt;
}

/**
 * What a filtered queue shows: what the filter lets through, and everything urgent or overdue. No filter hides
 * what the patient has waited too long for.
 */
export function shownInQueue(
  queue: readonly EConsultation[],
  filter: (eConsultation: EConsultation) => boolean,
  today: Temporal.PlainDate,
): readonly EConsultation[] {
  const shown = queue.filter((one) => isOpen(one) && (filter(one) || one.urgent || isOverdue(one, today)));
  return shown.toSorted(compareInQueue);
}

/** The report on the promise of five days: how many were answered in time, answered late, and are over it now. */
export function promiseKept(
  eConsultations: readonly EConsultation[],
  today: Temporal.PlainDate,
): { readonly inTime: number; readonly late: number; readonly overdue: number } {
  const ended = eConsultations.flatMap((one) =>
    one.state.status === 'answered' || one.state.status === 'closed' ? [{ one, at: one.state.at }] : [],
  );
  const inTime = ended.filter(({ one, at }) => {
    const { endsAt } = deadlineOf(Temporal.Instant.fromEpochMilliseconds(one.receivedAt));
    return at < endsAt.epochMilliseconds;
  }).length;
  return {
    inTime,
    late: ended.length - inTime,
    overdue: eConsultations.filter((one) => isOverdue(one, today)).length,
  };
}
