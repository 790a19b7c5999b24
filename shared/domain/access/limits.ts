import type { Temporal } from '../../lib/time.ts';
import accessByDate from '../../../resources/rules/access.json' with { type: 'json' };
import { valueOn } from '../configuration/datedValues.ts';

/** The names in `resources/rules/access.json`: ages in years, the rest as named. */
export const ACCESS_LIMITS = [
  'guardianAccessReducedFromAge',
  'youthAccessFromAge',
  'decidesAloneFromAge',
  'proxyGiverFromAge',
  'proxyHolderFromAge',
  'overrideLastsHours',
  'accessLogNamesDocuments',
  'openingLastsMinutes',
  'lockAfterMinutes',
  'lockAfterMinutesAtMost',
  'pinDigitsAtLeast',
  'pinDaysWithoutSignIn',
  'pinAttempts',
  'passphraseCharactersAtLeast',
] as const;

export type AccessLimit = (typeof ACCESS_LIMITS)[number];

/** An age, a period or a number of attempts as it is on a day in Norway. */
export function limitOn(name: AccessLimit, day: Temporal.PlainDate): number {
  return valueOn(accessByDate, name, day);
}
