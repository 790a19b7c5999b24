import rules from '../../../resources/rules/patientList.json' with { type: 'json' };
import type { Temporal } from '../../lib/time.ts';
import { turns } from '../access/age.ts';
import { valueOn } from '../configuration/datedValues.ts';

/**
 * The day on which a GP's contract ends by age: on the 70th birthday, and on the 72nd for whoever turns 70 in 2027 or
 * later. `extendedTo` is the age to which it has been extended for a time, at most 80; null without an extension.
 *
 * Source: FOR-2025-12-02-2405 § 12; FOR-2026-09-23-1891.
 */
export function contractEndsByAge(birthDate: Temporal.PlainDate, extendedTo: number | null): Temporal.PlainDate {
  const lowestLimit = Math.min(...rules.contractEndsAtAge.map(({ value }) => value));
  const meetsALimit = turns(birthDate, lowestLimit);
  if (extendedTo === null) return turns(birthDate, valueOn(rules, 'contractEndsAtAge', meetsALimit));
  return turns(birthDate, Math.min(extendedTo, valueOn(rules, 'contractExtendedAtMostToAge', meetsALimit)));
}
