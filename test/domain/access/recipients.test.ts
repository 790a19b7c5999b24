import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CONSENT_LEVELS } from '../../../shared/domain/access/consent.ts';
import { BEHALF_MATTERS } from '../../../shared/domain/access/onBehalf.ts';
import { digitalReach, reachNow } from '../../../shared/domain/access/reach.ts';
import { type Answerable, recipientsOf, type Requester } from '../../../shared/domain/access/recipients.ts';
import { ADDRESS_PROTECTIONS } from '../../../shared/domain/access/addressProtection.ts';
import { ageOn } from '../../../shared/domain/access/age.ts';
import { accessText } from '../../../shared/text/access.ts';
import { fillIn } from '../../../shared/text/fillIn.ts';
import { LANGUAGES } from '../../../shared/text/language.ts';
import { day, guardian, guardianId, patient, proxy, proxyId } from './people.ts';

const mother = { type: 'guardian', id: guardianId('mother') } as const;
const father = { type: 'guardian', id: guardianId('father') } as const;
const helper = { type: 'proxy', id: proxyId('helper') } as const;
const self = { type: 'patient' } as const;
const parents = [guardian('mother'), guardian('father', { livesWithChild: false })];
const question = (requester: Requester, changes: Partial<Answerable> = {}): Answerable => ({
  matter: 'e-consultation',
  requester,
  withheldFromGuardians: false,
  ...changes,
});

describe('scenario 30: a parent asks for a child who turns 16 tomorrow', () => {
  const child = patient({ birthDate: day('2011-04-02'), guardians: parents });
  test('scenario 30: on the eve the parent who asked would get the answer', () => {
    const { to, reasons } = recipientsOf(child, question(mother), day('2027-04-01'));
    expect(to).toEqual([mother]);
    expect(reasons.map(({ type }) => type)).toEqual(['YouthWithoutConsent', 'GuardianAskedForYouth']);
  });
  test('scenario 30: from the birthday the answer goes to the 16-year-old and the parent gets none', () => {
    for (const on of ['2027-04-02', '2027-04-03']) {
      const { to, reasons } = recipientsOf(child, question(mother), day(on));
      expect(to).toEqual([self]);
      expect(reasons).toEqual([
        { type: 'PatientDecidesAlone', from: 16 },
        { type: 'ChildDecidesAlone', age: 16 },
      ]);
    }
  });
});

const born = (earliest: string, latest: string) =>
  patient({ birthDate: day(earliest), latestBirthDate: day(latest), guardians: parents });

describe('of whom only a part of the birth date is known', () => {
  const on = day('2027-03-23');
  const types = (who: ReturnType<typeof patient>, asked: Requester) => {
    const { to, reasons } = recipientsOf(who, question(asked), on);
    return [to.map(({ type }) => type), reasons.map(({ type }) => type)];
  };

  test('a small child is one on every day that it can be born', () => {
    expect(types(born('2020-01-01', '2020-12-31'), mother)[0]).toEqual(['guardian', 'guardian']);
  });
  test('on both sides of 16 neither gets it, and that is the reason', () => {
    expect(types(born('2011-01-01', '2011-12-31'), mother)).toEqual([[], ['BirthDateNotWhole']]);
    expect(types(born('2011-01-01', '2011-12-31'), self)).toEqual([[], ['BirthDateNotWhole']]);
  });
  test('on both sides of 12 the guardian who asked gets it, and the other does not', () => {
    const { to } = recipientsOf(born('2015-01-01', '2015-12-31'), question(mother), on);
    expect(to).toEqual([mother]);
  });
  test('a grown-up gets it, and what else stands in the way is said', () => {
    const who = { ...born('2009-01-01', '2011-12-31'), proxies: [proxy('helper', { to: '2026-12-31' })] };
    expect(types(who, helper)).toEqual([[], ['BirthDateNotWhole', 'ProxyExpired', 'GiverTooYoung']]);
    expect(types({ ...who, proxies: [proxy('helper')], birthDate: day('1900-01-01') }, helper)[0]).toEqual([]);
    const grown = { ...born('1972-01-01', '1972-12-31'), proxies: [proxy('helper')] };
    expect(types(grown, helper)[0]).toEqual(['patient', 'proxy']);
  });
});

const child = (changes: Parameters<typeof guardian>[1]) =>
  patient({ birthDate: day('2020-01-01'), guardians: [guardian('mother', changes)] });

describe('a guardian is one for a time', () => {
  const on = day('2027-03-23');

  test.each([
    [{ from: '2027-03-23', to: '2027-03-23' }, null],
    [{ from: '2020-01-01', to: null }, null],
    [{ from: '2027-03-24' }, { type: 'GuardianNotBegun', from: '2027-03-24' }],
    [{ to: '2027-03-22' }, { type: 'GuardianEnded', on: '2027-03-22' }],
  ])('%j', (changes, refusal) => {
    const { to, reasons } = recipientsOf(child(changes), question(mother), on);
    expect(to).toEqual(refusal === null ? [mother] : []);
    if (refusal !== null) expect(reasons).toContainEqual(refusal);
  });
  test('one who no longer is does not make the child’s home for the other', () => {
    const both = [guardian('mother', { to: '2026-12-31' }), guardian('father', { livesWithChild: false })];
    const { to, reasons } = recipientsOf(
      patient({ birthDate: day('2020-01-01'), guardians: both }),
      question(father),
      on,
    );
    expect(to).toEqual([]);
    expect(reasons).toContainEqual({ type: 'NoGuardianAtChildsAddress' });
  });
});

test('for one who has died, or whose record another has replaced, nobody is left, and there is no letter', () => {
  for (const [life, type] of [
    ['dead', 'PatientIsDead'],
    ['replaced', 'PatientIsReplaced'],
  ] as const) {
    const gone = patient({ life, consent: { level: 'basis', withdrawnOn: null } });
    const reach = digitalReach(gone, question(self), day('2027-03-23'));
    expect(reach).toEqual({ type: 'not-reachable', reasons: [{ type }], instead: [] });
    expect(reachNow(reach, gone.consent)).toBe('no-recipient');
  }
});

describe('children and the young', () => {
  const small = patient({ birthDate: day('2020-01-01'), guardians: parents });
  const youth = patient({ birthDate: day('2013-01-01'), guardians: parents, parentConsentsToOwnAccess: true });
  const on = day('2027-02-01');

  test('for a child under 12 both parents get the answer, whoever asked', () => {
    expect(recipientsOf(small, question(father), on).to).toEqual([father, mother]);
    expect(recipientsOf(small, question({ type: 'surgery' }), on).to).toEqual([mother, father]);
  });
  test('the reason is given once, though it holds for both', () => {
    const types = recipientsOf(small, question(mother), on).reasons.map(({ type }) => type);
    expect(types).toEqual(['TooYoungForOwnAccess', 'GuardianActsForChild']);
  });
  test('for a 14-year-old the parent who asked and the young patient get it, the other parent does not', () => {
    expect(recipientsOf(youth, question(mother), on).to).toEqual([self, mother]);
  });
  test('a 14-year-old who asked gets the answer alone', () => {
    expect(recipientsOf(youth, question(self), on)).toEqual({
      to: [self],
      reasons: [{ type: 'YouthHasOwnAccess', from: 13 }],
    });
  });
  test('if the consent to own access has been taken back since, nobody gets it through the portal', () => {
    const without = { ...youth, parentConsentsToOwnAccess: false };
    expect(recipientsOf(without, question(self), on).to).toEqual([]);
  });
  test('parents of a 14-year-old are not told unasked', () => {
    const { to, reasons } = recipientsOf(youth, question({ type: 'surgery' }), on);
    expect(to).toEqual([self]);
    expect(reasons).toContainEqual({ type: 'GuardianNotInformed', from: 12 });
  });
  test('a parent of a 14-year-old gets no results', () => {
    const { to, reasons } = recipientsOf(youth, question(mother, { matter: 'result' }), on);
    expect(to).toEqual([self]);
    expect(reasons).toContainEqual({ type: 'MatterNotForGuardian' });
  });
  test('scenario 31: what the young patient asked to keep goes to no parent, even if the parent asked', () => {
    const { to, reasons } = recipientsOf(youth, question(mother, { withheldFromGuardians: true }), on);
    expect(to).toEqual([self]);
    expect(reasons).toContainEqual({ type: 'WithheldFromGuardians' });
  });
  test('scenario 32: where neither parent lives with the child, no parent gets the answer, and the reason says why', () => {
    const apart = { ...small, guardians: [guardian('mother', { livesWithChild: false }), ...parents.slice(1)] };
    const { to, reasons } = recipientsOf(apart, question(mother), on);
    expect([to, reasons.at(-1)]).toEqual([[], { type: 'NoGuardianAtChildsAddress' }]);
  });
  test('an adult is told by the surgery without any word of guardians', () => {
    expect(recipientsOf(patient(), question({ type: 'surgery' }), on)).toEqual({
      to: [self],
      reasons: [{ type: 'PatientDecidesAlone', from: 16 }],
    });
  });
});

describe('scenario 33: someone with a fullmakt asks', () => {
  const giver = patient({ proxies: [proxy('helper', { to: '2027-03-31' })] });
  test('scenario 33: on the last day both get the answer', () => {
    const { to, reasons } = recipientsOf(giver, question(helper), day('2027-03-31'));
    expect(to).toEqual([self, helper]);
    expect(reasons).toContainEqual({ type: 'ProxyInForce' });
  });
  test('scenario 33: asked on 31 March and read on 2 April, the answer goes to the patient only', () => {
    const { to, reasons } = recipientsOf(giver, question(helper), day('2027-04-02'));
    expect(to).toEqual([self]);
    expect(reasons).toContainEqual({ type: 'ProxyExpired', on: '2027-03-31' });
  });
  test('someone without a fullmakt gets nothing', () => {
    const { to, reasons } = recipientsOf(patient(), question(helper), day('2027-03-01'));
    expect([to, reasons.at(-1)]).toEqual([[self], { type: 'ProxyUnknown' }]);
  });
});

describe('can the patient be reached, asked before anyone types', () => {
  const on = day('2027-02-01');
  test('scenario 28: on Basis the patient cannot be reached digitally, and the way is phone or letter', () => {
    const basis = patient({ consent: { level: 'basis', withdrawnOn: null } });
    expect(digitalReach(basis, question(self), on)).toEqual({
      type: 'not-reachable',
      reasons: [{ type: 'ConsentTooLow', level: 'basis' }],
      instead: ['phone', 'letter'],
    });
  });
  test('with full consent the patient can', () => {
    expect(digitalReach(patient(), question(self), on)).toMatchObject({ type: 'reachable', to: [self] });
  });
  test('a small child without parents on the portal cannot', () => {
    const alone = patient({ birthDate: day('2020-01-01') });
    expect(digitalReach(alone, question({ type: 'surgery' }), on)).toMatchObject({ type: 'not-reachable' });
  });
  test('scenario 34: no letter is proposed where the address is protected', () => {
    const hidden = patient({ addressProtection: 'kode-6', consent: { level: 'none', withdrawnOn: null } });
    expect(digitalReach(hidden, question(self), on)).toMatchObject({ instead: ['phone'] });
  });
});

describe('whoever asks, about whatever, on whatever day', () => {
  const today = day('2027-02-01');
  const anyPatient = fc
    .record({
      ageInDays: fc.integer({ min: 0, max: 60 * 365 }),
      level: fc.constantFrom(...CONSENT_LEVELS),
      addressProtection: fc.constantFrom(...ADDRESS_PROTECTIONS),
      parentConsentsToOwnAccess: fc.boolean(),
      livesWithChild: fc.boolean(),
      hasParentalResponsibility: fc.boolean(),
      to: fc.constantFrom(null, '2027-01-31', '2027-02-01'),
    })
    .map(({ ageInDays, level, livesWithChild, hasParentalResponsibility, to, ...rest }) =>
      patient({
        ...rest,
        birthDate: today.subtract({ days: ageInDays }),
        consent: { level, withdrawnOn: null },
        guardians: [guardian('mother', { livesWithChild, hasParentalResponsibility }), guardian('father')],
        proxies: [proxy('helper', { to })],
      }),
    );
  const anyAsked = fc.record({
    matter: fc.constantFrom(...BEHALF_MATTERS),
    requester: fc.constantFrom<Requester>(self, mother, father, helper, { type: 'surgery' }),
    withheldFromGuardians: fc.boolean(),
  });

  test('nobody gets what is not theirs, nobody twice, and there is always a reason that can be said', () => {
    fc.assert(
      fc.property(anyPatient, anyAsked, (who, asked) => {
        const { to, reasons } = recipientsOf(who, asked, today);
        const age = ageOn(who.birthDate, today);
        const types = to.map(({ type }) => type);
        if (who.consent.level !== 'full') expect(to).toEqual([]);
        if (age >= 16 || asked.withheldFromGuardians) expect(types).not.toContain('guardian');
        if (age < 13) expect(types).not.toContain('patient');
        if (age < 16 || who.proxies.some(({ to: last }) => last === '2027-01-31')) expect(types).not.toContain('proxy');
        if (who.addressProtection !== 'none') expect(types.filter((type) => type !== 'patient')).toEqual([]);
        if (asked.requester.type === 'patient') expect(types.filter((type) => type !== 'patient')).toEqual([]);
        expect(new Set(to.map((each) => JSON.stringify(each))).size).toBe(to.length);
        expect(reasons.length).toBeGreaterThan(0);
        for (const reason of reasons) {
          for (const language of LANGUAGES) {
            expect(fillIn(accessText[language].recipient[reason.type], reason)).not.toMatch(/\{\{/);
          }
        }
      }),
      { numRuns: 2_000 },
    );
  });
  test('an adult with full consent always gets the answer', () => {
    fc.assert(
      fc.property(anyPatient, anyAsked, (who, asked) => {
        fc.pre(who.consent.level === 'full' && ageOn(who.birthDate, today) >= 16);
        expect(recipientsOf(who, asked, today).to).toContainEqual(self);
      }),
    );
  });
  test('an unknown kind of requester is a broken program', () => {
    const unknown: { readonly type: string } = { type: 'employer' };
    expect(() => recipientsOf(patient(), question(unknown as Requester), today)).toThrow('unexpected value');
  });
});
