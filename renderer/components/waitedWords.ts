import { Temporal } from '../../shared/lib/time.ts';
import type { Words } from '../app/i18n.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long something has stood since an instant, in its largest whole unit: «i 3 timer». Null within a minute. */
export function waitedWords(since: string, t: Words['t']): string | null {
  const ms = Temporal.Now.instant().epochMilliseconds - Temporal.Instant.from(since).epochMilliseconds;
  if (ms < MINUTE) return null;
  if (ms < HOUR) return t('delivery.waited.minutes', { count: Math.floor(ms / MINUTE) });
  if (ms < DAY) return t('delivery.waited.hours', { count: Math.floor(ms / HOUR) });
  return t('delivery.waited.days', { count: Math.floor(ms / DAY) });
}
