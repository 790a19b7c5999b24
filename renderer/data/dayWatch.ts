import { osloDate, Temporal } from '../../shared/lib/time.ts';
import { askEverythingAgain } from './queryClient.ts';

const EVERY_HALF_MINUTE_MS = 30_000;

/**
 * Asks again when a new date has begun in Norway: what was due today is overdue now.
 * Looks often instead of counting down to midnight, because a timer sleeps when the machine does.
 */
export function startDayWatch(): void {
  let today = osloDate(Temporal.Now.instant());
  setInterval(() => {
    const now = osloDate(Temporal.Now.instant());
    if (now.equals(today)) return;
    today = now;
    askEverythingAgain();
  }, EVERY_HALF_MINUTE_MS);
}
