import type { Temporal } from '../../lib/time.ts';

/** One number of a regulation or of agency practice, with the day from which it holds and where it stands written. */
export type DatedValue = { readonly from: string; readonly value: number; readonly source: string };

/** A file in `resources/rules/`: every name has at least one dated value. */
export type DatedValues<Name extends string> = Readonly<Record<Name, readonly DatedValue[]>>;

/**
 * The value of a rule on a day in Norway: the newest one that had come into force by then.
 *
 * A day before the first known value gets the first one, so that old matters can still be shown.
 */
export function valueOn<Name extends string>(values: DatedValues<Name>, name: Name, day: Temporal.PlainDate): number {
  const inForce = values[name].filter((candidate) => candidate.from <= day.toString());
  const chosen = inForce.toSorted((a, b) => a.from.localeCompare(b.from)).at(-1) ?? values[name][0];
  if (chosen === undefined) throw new Error(`no value for ${name}`);
  return chosen.value;
}
