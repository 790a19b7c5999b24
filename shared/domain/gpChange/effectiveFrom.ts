import { Temporal } from '../../lib/time.ts';

/**
 * The first day with the new GP: the 1st of the month after the date in Norway on which the change was asked for.
 * Asked at 23:59 on 31 January it is 1 February, two minutes later it is 1 March. Until then the old GP is responsible.
 *
 * Source: Helsenorge, «Bytte fastlege».
 */
export function effectiveFrom(asked: Temporal.PlainDate): Temporal.PlainDate {
  return asked.with({ day: 1 }).add({ months: 1 });
}
