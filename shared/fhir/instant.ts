import { OSLO, Temporal } from '../lib/time.ts';

const WITH_TIME = /^\d{4}-\d{2}-\d{2}T(?:[01]\d|2[0-3]):\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/u;
const DAY = /^\d{4}-\d{2}-\d{2}$/u;

/** The text read last: a resource's lastUpdated is asked for when it is checked, sorted and stored. */
let last: { readonly text: string; readonly ms: number | null } = { text: '', ms: null };

/**
 * Milliseconds since 1970 (UTC) of a FHIR instant or dateTime; null when it is neither.
 * A date without time is the first moment of that day in Norway; a year or month alone is too little to count from.
 */
export function readInstant(text: string): number | null {
  if (text !== last.text) last = { text, ms: parse(text) };
  return last.ms;
}

function parse(text: string): number | null {
  if (WITH_TIME.test(text)) {
    const ms = Date.parse(text);
    return Number.isNaN(ms) || !isInMonth(text) ? null : ms;
  }
  if (!DAY.test(text)) return null;
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toZonedDateTime(OSLO).epochMilliseconds;
  } catch {
    return null;
  }
}

/** Whether the month of a date has that day: Date.parse takes 30 February for 2 March. */
function isInMonth(text: string): boolean {
  const day = Number(text.slice(8, 10));
  return day <= 28 || day <= new Date(Date.UTC(Number(text.slice(0, 4)), Number(text.slice(5, 7)), 0)).getUTCDate();
}

/** ISO 8601 in UTC with milliseconds, as FHIR wants an instant. */
export function writeInstant(epochMilliseconds: number): string {
  return new Date(epochMilliseconds).toISOString();
}
