import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ageOn, bornBetween, turns } from '../../../shared/domain/access/age.ts';
import { guardianAccess } from '../../../shared/domain/access/guardian.ts';
import { BEHALF_MATTERS } from '../../../shared/domain/access/onBehalf.ts';
import { ROLES } from '../../../shared/domain/access/role.ts';
import { ageShifts, forGuardian, ownAccess, seesWithheldMark } from '../../../shared/domain/access/youth.ts';
import { day, guardian, guardianId, patient } from './people.ts';

const mother = guardian('mother');
const father = guardian('father', { livesWithChild: false });
const child = patient({ birthDate: day('2011-04-02'), guardians: [mother, father] });
const asked = (on: string, who = 'mother', of = child) => guardianAccess(of, guardianId(who), day(on));

describe('age', () => {
  test.each([
    ['2011-04-02', '2027-04-01', 15],
    ['2011-04-02', '2027-04-02', 16],
    ['2011-04-02', '2027-03-31', 15],
    ['2011-04-02', '2027-05-01', 16],
    ['2012-02-29', '2028-02-28', 15],
    ['2012-02-29', '2028-02-29', 16],
    ['2012-02-29', '2025-02-28', 12],
    ['2012-02-29', '2025-03-01', 13],
    ['2011-04-02', '2011-04-02', 0],
  ])('someone born %s is on %s %i years old', (born, on, age) => {
    expect(ageOn(day(born), day(on))).toBe(age);
  });
  test('the day on which someone turns an age is the first on which they have it', () => {
    const birthDates = fc.date({ min: new Date('1930-01-01'), max: new Date('2030-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(birthDates, fc.integer({ min: 1, max: 100 }), (date, age) => {
        const born = day(date.toISOString().slice(0, 10));
        const birthday = turns(born, age);
        expect([ageOn(born, birthday), ageOn(born, birthday.subtract({ days: 1 }))]).toEqual([age, age - 1]);
      }),
    );
    expect(turns(day('2012-02-29'), 13).toString()).toBe('2025-03-01');
    expect(turns(day('2012-02-29'), 16).toString()).toBe('2028-02-29');
  });
});

describe('what a guardian may do for a child', () => {
  test('under 12 everything, until the 12th birthday', () => {
    expect(asked('2023-04-01')).toEqual({
      ok: true,
      value: { extent: 'full', matters: BEHALF_MATTERS, changesOn: '2023-04-02' },
    });
  });
  test.each(['2023-04-02', '2027-04-01'])(
    'from 12 to 16 less, and nothing that shows prescriptions or results: %s',
    (on) => {
      const access = asked(on);
      expect(access).toMatchObject({ ok: true, value: { extent: 'reduced', changesOn: '2027-04-02' } });
      expect(access.ok && access.value.matters).toEqual(['booking', 'renewal', 'e-consultation', 'message', 'vaccine']);
    },
  );
  test('from the 16th birthday nothing', () => {
    expect(asked('2027-04-02')).toEqual({ ok: false, error: { type: 'ChildDecidesAlone', age: 16 } });
  });
  test('scenario 32: neither parent registered at the child’s address: neither may act, with the reason', () => {
    const elsewhere = { ...child, guardians: [{ ...mother, livesWithChild: false }, father] };
    for (const who of ['mother', 'father']) {
      expect(asked('2022-01-01', who, elsewhere)).toEqual({ ok: false, error: { type: 'NoGuardianAtChildsAddress' } });
    }
  });
  test('scenario 32: one parent at the address: both may act', () => {
    for (const who of ['mother', 'father']) expect(asked('2022-01-01', who)).toMatchObject({ ok: true });
  });
  test('someone at the address without parental responsibility opens nothing for the others', () => {
    const stepfather = guardian('stepfather', { hasParentalResponsibility: false });
    const withStepfather = { ...child, guardians: [stepfather, father] };
    expect(asked('2022-01-01', 'stepfather', withStepfather)).toMatchObject({
      error: { type: 'NoParentalResponsibility' },
    });
    expect(asked('2022-01-01', 'father', withStepfather)).toMatchObject({
      error: { type: 'NoGuardianAtChildsAddress' },
    });
  });
  test('someone who is no guardian of the child may nothing', () => {
    expect(asked('2022-01-01', 'neighbour')).toMatchObject({ error: { type: 'NoParentalResponsibility' } });
  });
  test('scenario 34: a protected address on either side leaves nobody acting for the other', () => {
    for (const addressProtection of ['kode-6', 'kode-7'] as const) {
      const refused = { ok: false, error: { type: 'AddressIsProtected' } };
      expect(asked('2022-01-01', 'mother', { ...child, addressProtection })).toEqual(refused);
      const protectedMother = { ...child, guardians: [{ ...mother, addressProtection }, father] };
      expect(asked('2022-01-01', 'mother', protectedMother)).toEqual(refused);
      expect(asked('2022-01-01', 'father', protectedMother)).toMatchObject({ ok: true });
    }
  });
});

describe('a young patient’s own access', () => {
  test.each([
    ['2024-04-01', true, 'TooYoungForOwnAccess', 13],
    ['2024-04-02', true, 'YouthHasOwnAccess', 13],
    ['2024-04-02', false, 'YouthWithoutConsent', 13],
    ['2027-04-01', true, 'YouthHasOwnAccess', 13],
    ['2027-04-01', false, 'YouthWithoutConsent', 13],
    ['2027-04-02', false, 'PatientDecidesAlone', 16],
    ['2027-04-02', true, 'PatientDecidesAlone', 16],
  ] as const)('on %s, a parent’s consent %s: %s', (on, consents, type, from) => {
    expect(ownAccess(child.birthDate, consents, day(on))).toEqual({ type, from });
  });
});

describe('scenario 30: the item shows that the age has shifted', () => {
  test('scenario 30: a request on the eve of the 16th birthday, seen that day and the day after', () => {
    const birthDate = day('2011-04-02');
    const eve = day('2027-04-01');
    expect(ageShifts(birthDate, eve, eve)).toEqual({ passed: [], next: { age: 16, on: '2027-04-02' } });
    expect(ageShifts(birthDate, eve, day('2027-04-02'))).toEqual({
      passed: [{ age: 16, on: '2027-04-02' }],
      next: null,
    });
  });
  test('what came on the birthday itself came from someone who was 16', () => {
    expect(ageShifts(day('2011-04-02'), day('2027-04-02'), day('2027-04-09')).passed).toEqual([]);
  });
  test('an old matter can have passed several ages', () => {
    const { passed, next } = ageShifts(day('2011-04-02'), day('2023-01-01'), day('2025-01-01'));
    expect([passed.map(({ age }) => age), next]).toEqual([[12, 13], { age: 16, on: '2027-04-02' }]);
  });
});

describe('scenario 31: confidence for the young', () => {
  const contents = [
    { title: 'Vaksine', withheldFromGuardians: false },
    { title: 'Prevensjon', withheldFromGuardians: true },
  ];
  test('scenario 31: what a 13-year-old asked the GP to keep is not in the parent’s view or letter', () => {
    expect(forGuardian(contents)).toEqual([{ title: 'Vaksine', withheldFromGuardians: false }]);
    expect(JSON.stringify(forGuardian(contents))).not.toContain('Prevensjon');
  });
  test('scenario 31: the mark is seen by those who treat', () => {
    expect(ROLES.filter(seesWithheldMark)).toEqual(['gp', 'locum', 'nurse', 'receptionist']);
  });
});

test.each([
  ['2020-02-29', '2020-02-29', '2020-02-29'],
  ['2020-02', '2020-02-01', '2020-02-29'],
  ['2020', '2020-01-01', '2020-12-31'],
])('whoever is born in %s is born between two days', (written, earliest, latest) => {
  const born = bornBetween(written);
  expect([born.earliest.toString(), born.latest.toString()]).toEqual([earliest, latest]);
});
