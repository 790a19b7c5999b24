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
  if (list.state === 'open') return { type: 'Enters', reason: 'freePlace', aboveCap: false };
  const aboveCap = list.freePlaces === 0;
  if (person.parentOnList && ageOn(person.birthDate, day) < valueOn(rules, 'childEntersClosedListBelowAge', day)) {
    return { type: 'Enters', reason: 'childOfListed', aboveCap };
  }
  if (person.wasHere !== null && isBackInTime(person.wasHere)) {
    return { type: 'Enters', reason: 'returnedWithinYears', aboveCap };
  }
  return { type: 'WaitingListOnly', because: list.state };
}

function isBackInTime({ lastDay, movedBack }: NonNullable<Applicant['wasHere']>): boolean {
  const latest = lastDay.add({ years: valueOn(rules, 'returnsToClosedListWithinYears', movedBack) });
  return Temporal.PlainDate.compare(movedBack, latest) <= 0;
}
