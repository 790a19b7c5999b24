import rules from '../../../resources/rules/patientList.json' with { type: 'json' };
import { Temporal } from '../../lib/time.ts';
import { ageOn } from '../access/age.ts';
import { valueOn } from '../configuration/datedValues.ts';
import type { ListState } from './listState.ts';

/** What the entry rules ask of a person. */
export type Applicant = {
  readonly birthDate: Temporal.PlainDate;
  /** A parent is a patient on this list. */
  readonly parentOnList: boolean;
  /** For someone who was on this list, moved out of the municipality and has moved back; otherwise null. */
  readonly wasHere: { readonly lastDay: Temporal.PlainDate; readonly movedBack: Temporal.PlainDate } | null;
  /** The municipality has removed the person from this GP's list. */
  readonly removedByMunicipality: boolean;
};

export type Entry =
  | {
      readonly type: 'Enters';
      readonly reason: 'freePlace' | 'childOfListed' | 'returnedWithinYears';
      /** The age under which, or the years within which, the reason holds; null where there is room. */
      readonly limit: number | null;
      /** The headcount will be above the cap, lawfully. */
      readonly aboveCap: boolean;
    }
  | { readonly type: 'WaitingListOnly'; readonly because: 'full' | 'locked' }
  | { readonly type: 'MayNotChooseThisGp' };

/**
 * Whether a person gets onto a list on a day. Where there is room nobody can be refused, save someone whom the
 * municipality has removed for threats or violence. Into a closed list, and so above the cap, come children under 16 of
 * listed patients, and former patients who move back to the municipality within three years, the last day included.
 * We read a locked list as closed in that sense: the lock is practice, the entitlement is law.
 *
 * Source: FOR-2012-08-29-843 §§ 4, 6.
 */
export function entryOf(person: Applicant, list: ListState, day: Temporal.PlainDate): Entry {
  if (person.removedByMunicipality) return { type: 'MayNotChooseThisGp' };
  if (list.state === 'open') return { type: 'Enters', reason: 'freePlace', limit: null, aboveCap: false };
  const aboveCap = list.freePlaces === 0;
  const age = valueOn(rules, 'childEntersClosedListBelowAge', day);
  if (person.parentOnList && ageOn(person.birthDate, day) < age) {
    return { type: 'Enters', reason: 'childOfListed', limit: age, aboveCap };
  }
  const years = valueOn(rules, 'returnsToClosedListWithinYears', day);
  if (person.wasHere !== null && isBackWithin(years, person.wasHere)) {
    return { type: 'Enters', reason: 'returnedWithinYears', limit: years, aboveCap };
  }
  return { type: 'WaitingListOnly', because: list.state };
}

function isBackWithin(years: number, { lastDay, movedBack }: NonNullable<Applicant['wasHere']>): boolean {
  return Temporal.PlainDate.compare(movedBack, lastDay.add({ years })) <= 0;
}
