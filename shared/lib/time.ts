import { Temporal } from 'temporal-polyfill';

export { Temporal };

/** The surgery's wall clock. Every date a person reads or a rule counts is a date in this zone. */
export const OSLO = 'Europe/Oslo';

/** The local date in Norway at an instant. Deadlines are counted on these, never on 24-hour steps. */
export function osloDate(instant: Temporal.Instant): Temporal.PlainDate {
  return instant.toZonedDateTimeISO(OSLO).toPlainDate();
}

/** The same of an instant in ms. */
export function osloDateAt(ms: number): Temporal.PlainDate {
  return osloDate(Temporal.Instant.fromEpochMilliseconds(ms));
}
