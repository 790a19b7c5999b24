import { Temporal } from '../../lib/time.ts';
import { type SurgeryHours, surgeryOn } from './openingHours.ts';
import { isWorkingDay } from './workingDays.ts';

/** The surgery's own closing days on the way to a due date. The due date stands; people are told to plan around it. */
export type ClosingWarning =
  | { readonly type: 'ClosedBeforeDue'; readonly days: readonly Temporal.PlainDate[] }
  | {
      readonly type: 'ClosedOnDueDay';
      readonly days: readonly Temporal.PlainDate[];
      readonly lastOpenDay: Temporal.PlainDate;
    }
  | { readonly type: 'ClosedUntilDue'; readonly days: readonly Temporal.PlainDate[] };

/**
 * Warns of working days on which the surgery itself is closed, from the day of arrival to the due day, both included.
 *
 * `ClosedOnDueDay` says which open day comes last before the due day; `ClosedUntilDue` means that there is none.
 * Nothing is given when the surgery is open on every working day of the stretch.
 */
export function closingWarning(
  deadline: { readonly receivedOn: Temporal.PlainDate; readonly day: Temporal.PlainDate },
  hours: SurgeryHours,
): ClosingWarning | undefined {
  const days: Temporal.PlainDate[] = [];
  let lastOpenDay: Temporal.PlainDate | undefined;
  for (let day = deadline.receivedOn; Temporal.PlainDate.compare(day, deadline.day) <= 0; day = day.add({ days: 1 })) {
    if (surgeryOn(day, hours).type === 'open') lastOpenDay = day;
    else if (isWorkingDay(day)) days.push(day);
  }
  if (days.length === 0) return undefined;
  if (lastOpenDay === undefined) return { type: 'ClosedUntilDue', days };
  return lastOpenDay.equals(deadline.day)
    ? { type: 'ClosedBeforeDue', days }
    : { type: 'ClosedOnDueDay', days, lastOpenDay };
}
