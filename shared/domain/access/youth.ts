import type { Temporal } from '../../lib/time.ts';
import { ageOn, type BirthDate, turns } from './age.ts';
import { limitOn } from './limits.ts';
import type { Role } from './role.ts';

/** Who speaks for a patient of this age: the guardians, the young with a parent's consent, or the patient alone. */
export type OwnAccess =
  | { readonly type: 'PatientDecidesAlone'; readonly from: number }
  | { readonly type: 'YouthHasOwnAccess'; readonly from: number }
  | { readonly type: 'YouthWithoutConsent'; readonly from: number }
  | { readonly type: 'TooYoungForOwnAccess'; readonly from: number };

/**
 * Whether a patient has own access to the portal on a day: from 16 alone (pbrl. § 4-3), from 13 with a parent's consent
 * that can be taken back at any time (Helsenorge).
 */
export function ownAccess(birthDate: Temporal.PlainDate, parentConsents: boolean, day: Temporal.PlainDate): OwnAccess {
  const age = ageOn(birthDate, day);
  const alone = limitOn('decidesAloneFromAge', day);
  if (age >= alone) return { type: 'PatientDecidesAlone', from: alone };
  const youth = limitOn('youthAccessFromAge', day);
  if (age < youth) return { type: 'TooYoungForOwnAccess', from: youth };
  return { type: parentConsents ? 'YouthHasOwnAccess' : 'YouthWithoutConsent', from: youth };
}

/** An age at which someone else gets the say over a matter, and the day it is reached (ISO date in Norway). */
export type AgeShift = { readonly age: number; readonly on: string };

/**
 * The ages that a patient has passed since a matter came, and the next one ahead, so that the item can show both.
 * `passed` counts days after `received` up to and including `today`.
 */
export function ageShifts(
  birthDate: Temporal.PlainDate,
  received: Temporal.PlainDate,
  today: Temporal.PlainDate,
): { readonly passed: readonly AgeShift[]; readonly next: AgeShift | null } {
  const ages = [
    limitOn('guardianAccessReducedFromAge', today),
    limitOn('youthAccessFromAge', today),
    limitOn('decidesAloneFromAge', today),
  ];
  const shifts = ages.map((age): AgeShift => ({ age, on: turns(birthDate, age).toString() }));
  const from = received.toString();
  const to = today.toString();
  return {
    passed: shifts.filter(({ on }) => from < on && on <= to),
    next: shifts.find(({ on }) => on > to) ?? null,
  };
}

/** Content that a young patient may have asked the surgery to keep from the guardians. */
export type PerhapsWithheld = { readonly withheldFromGuardians: boolean };

/**
 * Whether what the patient has asked to keep from the guardians is kept from them on a day: until 16, from when the
 * patient alone is told (pbrl. §§ 3-4, 4-3). Of whom no age is known, or not enough of it, it is kept.
 */
export function keepsFromGuardians(
  { birthDate, withheldFromGuardians }: { readonly birthDate: BirthDate | null } & PerhapsWithheld,
  day: Temporal.PlainDate,
): boolean {
  const decidesFrom = limitOn('decidesAloneFromAge', day);
  return withheldFromGuardians && (birthDate === null || ageOn(birthDate.latest, day) < decidesFrom);
}

/**
 * What a guardian may see or get printed: without what the young patient has asked to keep to itself.
 *
 * A patient under 16 can have reasons that should be respected (pbrl. § 3-4). What is left tells nothing of how much was
 * taken away.
 */
export function forGuardian<Content extends PerhapsWithheld>(contents: readonly Content[]): readonly Content[] {
  return contents.filter((content) => !content.withheldFromGuardians);
}

/** Whether a role sees the mark on withheld content: all who might otherwise tell or print it. */
export function seesWithheldMark(role: Role): boolean {
  return role !== 'practice-manager';
}
