import { Temporal } from '../../lib/time.ts';

/**
 * Whole years of age on a day in Norway, from the first moment of the birthday. Whoever is born on 29 February is a
 * year older on 1 March in a common year.
 *
 * The birth date is a field of its own: an identity number does not tell it.
 */
export function ageOn(birthDate: Temporal.PlainDate, day: Temporal.PlainDate): number {
  const birthdayIsAhead = day.month < birthDate.month || (day.month === birthDate.month && day.day < birthDate.day);
  return day.year - birthDate.year - (birthdayIsAhead ? 1 : 0);
}

/** The first day on which someone has reached an age. */
export function turns(birthDate: Temporal.PlainDate, age: number): Temporal.PlainDate {
  const birthday = birthDate.add({ years: age });
  return birthday.day === birthDate.day ? birthday : birthday.add({ days: 1 });
}

/** What is known of a birth date: the first and the last day that it can be, the same where the whole date is known. */
export type BirthDate = { readonly earliest: Temporal.PlainDate; readonly latest: Temporal.PlainDate };

/** A birth date as it is written, whole (yyyy-mm-dd) or without day, or without month and day. */
export function bornBetween(written: string): BirthDate {
  const [year = '', month, day] = written.split('-');
  const earliest = Temporal.PlainDate.from(`${year}-${month ?? '01'}-${day ?? '01'}`);
  if (day !== undefined) return { earliest, latest: earliest };
  return { earliest, latest: earliest.add(month === undefined ? { years: 1 } : { months: 1 }).subtract({ days: 1 }) };
}
