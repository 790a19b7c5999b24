import { OSLO, Temporal } from '../lib/time.ts';

const WITH_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/u;
const DAY = /^\d{4}-\d{2}-\d{2}$/u;

/**
 * Milliseconds since 1970 (UTC) of a FHIR instant or dateTime; null when it is neither.
 * A date without time is the first moment of that day in Norway; a year or month alone is too little to count from.
 */
export function readInstant(text: string): number | null {
  if (WITH_TIME.test(text)) {
    const ms = Date.parse(text);
    return Number.isNaN(ms) ? null : ms;
  }
  if (!DAY.test(text)) return null;
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toZonedDateTime(OSLO).epochMilliseconds;
  } catch {
    return null;
  }
}

/** ISO 8601 in UTC with milliseconds, as FHIR wants an instant. */
export function writeInstant(epochMilliseconds: number): string {
  return new Date(epochMilliseconds).toISOString();
}
