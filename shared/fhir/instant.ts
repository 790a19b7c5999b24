import { OSLO, osloDateAt, Temporal } from '../lib/time.ts';

const WITH_TIME =
  /^(\d{4}-\d{2}-\d{2})T(?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?(?:Z|[+-](?:0\d|1[0-3]):[0-5]\d|[+-]14:00)$/u;
const DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/u;

/** How much of a time was written. */
export type Precision = 'instant' | 'day' | 'month' | 'year';

/**
 * A FHIR date, dateTime or instant as much as it says: the first and the last moment that it can mean, in ms since 1970
 * (UTC). A date without time is that day, month or year in Norway.
 */
export type Moment = { readonly first: number; readonly last: number; readonly precision: Precision };

/** The text read last: a resource's lastUpdated is asked for when it is checked, sorted and stored. */
let last: { readonly text: string; readonly moment: Moment | null } = { text: '', moment: null };

/** What a FHIR date, dateTime or instant can mean; null when it is none. */
export function readMoment(text: string): Moment | null {
  if (text !== last.text) last = { text, moment: parse(text) };
  return last.moment;
}

/** The first moment of a FHIR date, dateTime or instant, in ms since 1970 (UTC); null when it is none. */
export function readInstant(text: string): number | null {
  return readMoment(text)?.first ?? null;
}

/** The days in Norway that a FHIR date, dateTime or instant can mean, both possible; null when it is none. */
export function readDays(
  text: string,
): { readonly first: Temporal.PlainDate; readonly last: Temporal.PlainDate } | null {
  const moment = readMoment(text);
  return moment === null ? null : { first: osloDateAt(moment.first), last: osloDateAt(moment.last) };
}

function parse(text: string): Moment | null {
  return DATE.test(text) ? parseDate(text) : parseInstant(text);
}

function parseInstant(text: string): Moment | null {
  if (!WITH_TIME.test(text) || !isInMonth(text)) return null;
  // A leap second is the first moment of the next minute: the clock of a computer has none.
  const leap = text.slice(17, 19) === '60';
  const whole = leap ? `${text.slice(0, 17)}59` : text.slice(0, 19);
  const zone = text.slice(19).replace(/^\.\d+/u, '');
  const fraction = leap ? '' : (/^\.\d{1,3}/u.exec(text.slice(19))?.[0] ?? '');
  const ms = Date.parse(`${whole}${fraction}${zone}`);
  if (Number.isNaN(ms)) return null;
  const at = leap ? ms + 1000 : ms;
  return { first: at, last: at, precision: 'instant' };
}

function parseDate(text: string): Moment | null {
  const [, year = '', month, day] = DATE.exec(text) ?? [];
  const precision = month === undefined ? 'year' : day === undefined ? 'month' : 'day';
  try {
    const first = Temporal.PlainDate.from(`${year}-${month ?? '01'}-${day ?? '01'}`, { overflow: 'reject' });
    const next = first.add(precision === 'year' ? { years: 1 } : precision === 'month' ? { months: 1 } : { days: 1 });
    return { first: startOf(first), last: startOf(next) - 1, precision };
  } catch {
    return null;
  }
}

function startOf(day: Temporal.PlainDate): number {
  return day.toZonedDateTime(OSLO).epochMilliseconds;
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
