import rules from '../../../resources/rules/gpChange.json' with { type: 'json' };
import { err, ok, type Result } from '../../lib/result.ts';
import type { Temporal } from '../../lib/time.ts';
import { ageOn } from '../access/age.ts';
import { valueOn } from '../configuration/datedValues.ts';
import type { ListId } from '../patientList/listState.ts';

/** Who asks for a GP. `parent` is someone with parental responsibility. */
export type Chooser =
  | { readonly type: 'self'; readonly parentConsents: boolean }
  | { readonly type: 'parent' }
  | { readonly type: 'childWelfare' }
  | { readonly type: 'someoneElse' };

/** `fromAge` is the age from which the person chooses alone, or may ask with a parent's consent. */
export type ChoiceRefused =
  | { readonly type: 'PatientChoosesAlone'; readonly fromAge: number }
  | { readonly type: 'ParentMustConsent'; readonly fromAge: number }
  | { readonly type: 'TooYoungToAsk'; readonly fromAge: number }
  | { readonly type: 'NotYoursToChoose' };

/**
 * Whether someone may choose a GP for a person on a day: from 16 the person alone; under 16 those with parental
 * responsibility or the child welfare service, and from 12 also the child with a parent's consent.
 *
 * Source: FOR-2012-08-29-843 §§ 5-6.
 */
export function mayChooseGp(
  birthDate: Temporal.PlainDate,
  chooser: Chooser,
  day: Temporal.PlainDate,
): Result<void, ChoiceRefused> {
  const age = ageOn(birthDate, day);
  const aloneFrom = valueOn(rules, 'choosesAloneFromAge', day);
  const mayAskFrom = valueOn(rules, 'mayAskWithConsentFromAge', day);
  if (age >= aloneFrom) {
    return chooser.type === 'self' ? ok(undefined) : err({ type: 'PatientChoosesAlone', fromAge: aloneFrom });
  }
  if (chooser.type === 'someoneElse') return err({ type: 'NotYoursToChoose' });
  if (chooser.type !== 'self') return ok(undefined);
  if (age < mayAskFrom) return err({ type: 'TooYoungToAsk', fromAge: mayAskFrom });
  return chooser.parentConsents ? ok(undefined) : err({ type: 'ParentMustConsent', fromAge: aloneFrom });
}

export type ParentOfChild = {
  readonly isMother: boolean;
  readonly listId: ListId | null;
  /** Registered at the child's address. */
  readonly sameAddress: boolean;
};

/**
 * The list of a child for whom nobody has chosen: the mother's when she is registered at the child's address, otherwise
 * that of a parent who is. Null when no such parent is on a list.
 *
 * Source: FOR-2012-08-29-843 § 5.
 */
export function listWithoutChoice(parents: readonly ParentOfChild[]): ListId | null {
  const withChild = parents.filter(({ sameAddress, listId }) => sameAddress && listId !== null);
  const chosen = withChild.find(({ isMother }) => isMother) ?? withChild[0];
  return chosen?.listId ?? null;
}
