import { Temporal } from '../../lib/time.ts';

/** The public holidays by their field name; their names for people stand in `shared/text/calendar.ts`. */
export type HolidayKey =
  | 'newYearsDay'
  | 'maundyThursday'
  | 'goodFriday'
  | 'easterSunday'
  | 'easterMonday'
  | 'labourDay'
  | 'constitutionDay'
  | 'ascensionDay'
  | 'whitSunday'
  | 'whitMonday'
  | 'christmasDay'
  | 'boxingDay';

/** One day off; two holidays can meet on it (17 May 2027 is also Whit Monday), then both are named. */
export type Holiday = { readonly day: Temporal.PlainDate; readonly keys: readonly [HolidayKey, ...HolidayKey[]] };

/**
 * Easter Sunday of a Gregorian year, by the anonymous algorithm that Meeus prints (Astronomical Algorithms, ch. 8).
 * The one-letter names are his.
 */
function easterSunday(year: number): Temporal.PlainDate {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return Temporal.PlainDate.from({ year, month: Math.floor(n / 31), day: (n % 31) + 1 });
}

// Movable feasts first, so that 17 May 2027 is called Whit Monday before it is called 17 May.
const DAYS_FROM_EASTER: readonly (readonly [HolidayKey, number])[] = [
  ['maundyThursday', -3],
  ['goodFriday', -2],
  ['easterSunday', 0],
  ['easterMonday', 1],
  ['ascensionDay', 39],
  ['whitSunday', 49],
  ['whitMonday', 50],
];
const FIXED: readonly (readonly [HolidayKey, month: number, day: number])[] = [
  ['newYearsDay', 1, 1],
  ['labourDay', 5, 1],
  ['constitutionDay', 5, 17],
  ['christmasDay', 12, 25],
  ['boxingDay', 12, 26],
];

/**
 * The Norwegian public holidays of a year, in date order, each day once; computed, never read from a list that ends.
 *
 * Ordinary Sundays are not among them. 24 and 31 December, Easter Eve, Whitsun Eve and the Wednesday before
 * Maundy Thursday are not public holidays.
 * Source: lov om helligdager og helligdagsfred (LOV-1995-02-24-12) § 2; lov om 1 og 17 mai (LOV-1947-04-26-1) § 1.
 */
export function norwegianHolidays(year: number): readonly Holiday[] {
  const easter = easterSunday(year);
  const named: (readonly [HolidayKey, Temporal.PlainDate])[] = [
    ...DAYS_FROM_EASTER.map(([key, days]) => [key, easter.add({ days })] as const),
    ...FIXED.map(([key, month, day]) => [key, Temporal.PlainDate.from({ year, month, day })] as const),
  ];
  const byDay = new Map<string, Holiday>();
  for (const [key, day] of named) {
    const already = byDay.get(day.toString());
    byDay.set(day.toString(), { day, keys: already === undefined ? [key] : [...already.keys, key] });
  }
  return [...byDay.values()].sort((a, b) => Temporal.PlainDate.compare(a.day, b.day));
}
