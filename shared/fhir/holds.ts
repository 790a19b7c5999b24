import { Temporal } from '../lib/time.ts';
import { readDays } from './instant.ts';
import { isObject, type Json } from './json.ts';

/** Days in Norway as ISO dates, both included; null has no end. */
export type Days = { readonly from: string; readonly to: string | null };

export const LONG_AGO = '0001-01-01';
export const NEVER = '9999-12-31';

/**
 * The days of a FHIR Period (R4: both ends are in it, and an end that names a month or a year is all of it). Without a
 * start it has always held, without an end it holds still. A period that is there and cannot be read holds on no day: a
 * start that is no date has not come, and an end that is none is not «no end».
 */
export function daysOf(period: unknown): Days {
  if (period === undefined) return { from: LONG_AGO, to: null };
  if (!isObject(period)) return { from: NEVER, to: LONG_AGO };
  const { start, end } = period;
  return {
    from: start === undefined ? LONG_AGO : (dayIn(start, 'first') ?? NEVER),
    to: end === undefined ? null : (dayIn(end, 'last') ?? LONG_AGO),
  };
}

function dayIn(written: unknown, which: 'first' | 'last'): string | null {
  return typeof written === 'string' ? (readDays(written)?.[which].toString() ?? null) : null;
}

/** Whether days have begun and not ended on a day in Norway. */
export function holdsOn({ from, to }: Days, day: Temporal.PlainDate): boolean {
  const date = day.toString();
  return from <= date && (to === null || date <= to);
}

/** The days on which both hold. */
export function both(one: Days, other: Days): Days {
  const ends = [one.to, other.to].filter((end) => end !== null).toSorted();
  return { from: one.from > other.from ? one.from : other.from, to: ends[0] ?? null };
}

/** The same as dates; an end that is not given is null. */
export function asDates({ from, to }: Days): {
  readonly from: Temporal.PlainDate;
  readonly to: Temporal.PlainDate | null;
} {
  return { from: Temporal.PlainDate.from(from), to: to === null ? null : Temporal.PlainDate.from(to) };
}

/** Whether a resource is in use: `active` (Patient, Practitioner, PractitionerRole, RelatedPerson …) that is not said is yes. */
export function isActive(resource: Json): boolean {
  return resource['active'] === undefined || resource['active'] === true;
}

/**
 * Whether something, or a part of it, carries what changes its meaning and must be understood: a `modifierExtension`, or
 * rules that it was written by (`implicitRules`). We know none (FHIR R4, extensibility; Resource.implicitRules). What is
 * contained is another resource, which nothing here follows.
 */
export function isQualified(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(isQualified);
  if (!isObject(value)) return false;
  return Object.entries(value).some(
    ([name, inside]) =>
      name === 'modifierExtension' || name === 'implicitRules' || (name !== 'contained' && isQualified(inside)),
  );
}

const OVER: ReadonlySet<unknown> = new Set(['old']);

/**
 * Which of the entries of a list (names, telephones, addresses, identifiers) hold on a day, the best first: `use` that
 * says old and a `period` that has ended or not begun are left out; then by `rank` (1 before 2, none last), then by the
 * place of their `use` in `order` (any other after those), then as the portal gives them.
 *
 * @param day null: those that have no end
 * @param order uses, the best first; '' for what says none
 */
export function holding(list: unknown, day: Temporal.PlainDate | null, order: readonly string[] = []): readonly Json[] {
  if (!Array.isArray(list)) return [];
  const found = (list as readonly unknown[])
    .filter(isObject)
    .filter((one) => !OVER.has(one['use']) && lasts(daysOf(one['period']), day));
  return found.toSorted((a, b) => rankOf(a) - rankOf(b) || placeOf(a, order) - placeOf(b, order));
}

function lasts(days: Days, day: Temporal.PlainDate | null): boolean {
  return day === null ? days.to === null : holdsOn(days, day);
}

function rankOf({ rank }: Json): number {
  return typeof rank === 'number' && rank > 0 ? rank : Number.MAX_SAFE_INTEGER;
}

function placeOf({ use }: Json, order: readonly string[]): number {
  const place = order.indexOf(typeof use === 'string' ? use : '');
  return place === -1 ? order.length : place;
}
