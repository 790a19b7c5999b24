import type { Temporal } from 'temporal-polyfill';
import type { Chance } from './random.ts';

const FIRST_WEIGHTS = [3, 7, 6, 1, 8, 9, 4, 5, 2];
const SECOND_WEIGHTS = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2];

/**
 * Makes identity numbers as Skatteetaten's Tenor does: month + 80, so that none can belong to a living person, with
 * right control digits and each number once. With `dNumber` the day is + 40 as well.
 */
export function syntheticNumbers(chance: Chance) {
  const taken = new Set<string>();

  return function numberFor(birth: Temporal.PlainDate, gender: 'female' | 'male', dNumber = false): string {
    for (;;) {
      // Individual numbers 000-499 belong to 1900-1999, 500-999 to 2000-2039; the third digit is even for women.
      const series = birth.year < 2000 ? 0 : 500;
      const individual = series + 2 * chance.between(0, 249) + (gender === 'male' ? 1 : 0);
      const day = two(birth.day + (dNumber ? 40 : 0));
      const number = withControlDigits(`${day}${two(birth.month + 80)}${two(birth.year % 100)}${three(individual)}`);
      if (number === undefined || taken.has(number)) continue;
      taken.add(number);
      return number;
    }
  };
}

/** The nine digits with both control digits, or undefined when the sum gives a digit that does not exist. */
function withControlDigits(nine: string): string | undefined {
  const first = controlDigit(nine, FIRST_WEIGHTS);
  if (first === 10) return undefined;
  const second = controlDigit(`${nine}${first}`, SECOND_WEIGHTS);
  return second === 10 ? undefined : `${nine}${first}${second}`;
}

/** Modulus 11, as for national identity numbers and organization numbers. 10 means: not usable. */
export function controlDigit(digits: string, weights: readonly number[]): number {
  const sum = weights.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  return (11 - (sum % 11)) % 11;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

function three(value: number): string {
  return String(value).padStart(3, '0');
}
