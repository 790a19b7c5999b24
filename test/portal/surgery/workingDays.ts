import { Temporal } from 'temporal-polyfill';

/**
 * Norwegian working days, counted by the portal for itself: the client's own rule is tested against its sources, and
 * a shared mistake would hide in a shared function.
 */
export function isWorkingDay(day: Temporal.PlainDate): boolean {
  return day.dayOfWeek <= 5 && !isPublicHoliday(day);
}

/** The n-th working day after a day (before it, when n is negative). The day itself never counts. */
export function workingDaysFrom(day: Temporal.PlainDate, n: number): Temporal.PlainDate {
  const step = Math.sign(n);
  let at = day;
  for (let left = Math.abs(n); left > 0;) {
    at = at.add({ days: step });
    if (isWorkingDay(at)) left -= 1;
  }
  return at;
}

/** The day itself, or the next working day. */
export function workingDayOnOrAfter(day: Temporal.PlainDate): Temporal.PlainDate {
  return isWorkingDay(day) ? day : workingDaysFrom(day, 1);
}

const holidays = new Map<number, Set<string>>();

function isPublicHoliday(day: Temporal.PlainDate): boolean {
  const known = holidays.get(day.year) ?? publicHolidays(day.year);
  holidays.set(day.year, known);
  return known.has(day.toString());
}

function publicHolidays(year: number): Set<string> {
  const easter = easterSunday(year);
  const moving = [-3, -2, 0, 1, 39, 49, 50].map((days) => easter.add({ days }).toString());
  return new Set([...moving, ...['01-01', '05-01', '05-17', '12-25', '12-26'].map((date) => `${year}-${date}`)]);
}

/** The Gregorian computus (Meeus/Jones/Butcher). */
function easterSunday(year: number): Temporal.PlainDate {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const e = Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3);
  const h = (19 * a + b - Math.floor(b / 4) - e + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return Temporal.PlainDate.from({ year, month: Math.floor(n / 31), day: (n % 31) + 1 });
}
