import { Temporal } from '../../lib/time.ts';

/** What someone at the desk may have meant by what they typed to find a patient. */
export type PatientQuery = {
  /** Words of names, as typed. All of them are asked for. */
  readonly words: readonly string[];
  /** The beginning of an identity number or of a telephone number; '' where no digits were typed, or they are a date. */
  readonly digits: string;
  /** Beginnings of the birth date as it is stored, «1955-12-15» or «1955»: any of them will do. */
  readonly born: readonly string[];
};

const DATE = /(?<!\d)(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})(?!\d)/u;
const ISO_DATE = /(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)/u;
const OLDEST = 130;

/**
 * Reads what was typed: names in any order, the beginning of an identity or telephone number, a birth date («15.12.1955»,
 * «151255», «15121955») or a year of birth («1955»), and names together with one of these. Of a year of two digits both
 * centuries are meant, but nobody is born after `today` or more than 130 years before it.
 *
 * @param today the date in Norway
 */
export function readPatientQuery(typed: string, today: Temporal.PlainDate): PatientQuery {
  const written = DATE.exec(typed);
  const iso = ISO_DATE.exec(typed);
  const date = iso ?? written;
  const rest = date === null ? typed : typed.replace(date[0], ' ');
  const parts = rest.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const words = parts.filter((part) => !isDigits(part));
  const digits = parts.filter(isDigits).join('');
  if (date !== null) {
    const [year = '', month = '', day = ''] = iso === null ? date.slice(1).toReversed() : date.slice(1);
    // A slip in the date finds nobody, and not everybody.
    const born = birthDays(year, month, day, today);
    return { words, digits, born: born.length === 0 ? [date[0]] : born };
  }
  return { words, digits, born: bornIn(digits, today) };
}

function bornIn(digits: string, today: Temporal.PlainDate): readonly string[] {
  const [day, month, year] = [digits.slice(0, 2), digits.slice(2, 4), digits.slice(4)];
  if (digits.length === 6 || digits.length === 8) return birthDays(year, month, day, today);
  const asYear = Number(digits);
  return digits.length === 4 && asYear <= today.year && asYear >= today.year - OLDEST ? [digits] : [];
}

function birthDays(year: string, month: string, day: string, today: Temporal.PlainDate): readonly string[] {
  const years = year.length === 4 ? [Number(year)] : [2000 + Number(year), 1900 + Number(year)];
  return years.flatMap((each) => {
    try {
      const date = Temporal.PlainDate.from(
        { year: each, month: Number(month), day: Number(day) },
        { overflow: 'reject' },
      );
      const isPossible = Temporal.PlainDate.compare(date, today) <= 0 && each >= today.year - OLDEST;
      return isPossible ? [date.toString()] : [];
    } catch {
      return [];
    }
  });
}

function isDigits(part: string): boolean {
  return /^\d+$/u.test(part);
}
