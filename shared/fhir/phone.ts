import type { Temporal } from '../lib/time.ts';
import { holding } from './holds.ts';

/**
 * The telephone numbers of a list of ContactPoints that hold on a day (a date in Norway): first the one that the portal
 * ranks first, then a mobile before others. Never one that is old or has ended.
 */
export function phonesIn(telecom: unknown, day: Temporal.PlainDate): readonly string[] {
  return holding(telecom, day, ['mobile', 'home', 'work'])
    .filter(({ system }) => system === 'phone')
    .map(({ value }) => value)
    .filter(isNumber);
}

function isNumber(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}
