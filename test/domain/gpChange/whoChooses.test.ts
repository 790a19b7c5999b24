import { describe, expect, test } from 'vitest';
import { type Chooser, listWithoutChoice, mayChooseGp } from '../../../shared/domain/gpChange/whoChooses.ts';
import { Temporal } from '../../../shared/lib/time.ts';
import { list } from '../patientList/ids.ts';

const TODAY = Temporal.PlainDate.from('2026-11-20');
const bornFor = (age: number) => TODAY.subtract({ years: age });
const tomorrowTurns = (age: number) => bornFor(age).add({ days: 1 });

const parent: Chooser = { type: 'parent' };
const alone: Chooser = { type: 'self', parentConsents: false };
const withConsent: Chooser = { type: 'self', parentConsents: true };
const childWelfare: Chooser = { type: 'childWelfare' };
const someoneElse: Chooser = { type: 'someoneElse' };

describe('who chooses a GP', () => {
  test.each([
    ['on the 16th birthday the young person', bornFor(16), alone, null],
    ['on the 16th birthday no longer the parent', bornFor(16), parent, { type: 'PatientChoosesAlone', fromAge: 16 }],
    ['for a grown-up not the child welfare', bornFor(30), childWelfare, { type: 'PatientChoosesAlone', fromAge: 16 }],
    ['the day before 16 the parent', tomorrowTurns(16), parent, null],
    [
      'the day before 16 not the young person alone',
      tomorrowTurns(16),
      alone,
      { type: 'ParentMustConsent', fromAge: 16 },
    ],
    ['on the 12th birthday the child, with consent', bornFor(12), withConsent, null],
    ['the day before 12 not even with consent', tomorrowTurns(12), withConsent, { type: 'TooYoungToAsk', fromAge: 12 }],
    ['for a child the child welfare', bornFor(3), childWelfare, null],
    ['for a child no one else', bornFor(3), someoneElse, { type: 'NotYoursToChoose' }],
  ] as const)('%s', (_name, birthDate, chooser, error) => {
    expect(mayChooseGp(birthDate, chooser, TODAY)).toEqual(
      error === null ? { ok: true, value: undefined } : { ok: false, error },
    );
  });
});

describe('a child for whom nobody has chosen', () => {
  const mother = { isMother: true, listId: list('mothers'), sameAddress: true };
  const father = { isMother: false, listId: list('fathers'), sameAddress: true };

  test.each([
    ['goes to the mother’s GP', [father, mother], 'mothers'],
    ['goes to the father’s when the mother lives elsewhere', [{ ...mother, sameAddress: false }, father], 'fathers'],
    ['goes to the father’s when the mother has no GP', [{ ...mother, listId: null }, father], 'fathers'],
    ['has none when neither parent lives at the address', [{ ...father, sameAddress: false }], null],
    ['has none without parents', [], null],
  ])('%s', (_name, parents, expected) => {
    expect(listWithoutChoice(parents)).toBe(expected);
  });
});
