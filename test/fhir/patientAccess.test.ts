import { describe, expect, test } from 'vitest';
import { CONSENT_CODES, EXTENSION, SYSTEM } from '../../shared/fhir/codes.ts';
import { toBlocks, toConsents } from '../../shared/fhir/consent.ts';
import { authorisedIn, toCover, toMembership, toSharedList } from '../../shared/fhir/list.ts';
import { addressProtectionIn, birthDateIn, identityNumbersIn, toGuardian } from '../../shared/fhir/person.ts';
import { behalfMatterOf, referencesOf, requesterIn } from '../../shared/fhir/recipients.ts';
import { schemas } from '../../shared/fhir/schemas.ts';
import { guardian, patient, proxy } from '../domain/access/people.ts';
import { aConsent, aLevel } from './consents.ts';
import { Temporal } from '../../shared/lib/time.ts';
import { aPatient, aTask, LIEN, meta, MOE, NORA, SOLBERG, staff, understood } from './resources.ts';

const TODAY = Temporal.PlainDate.from('2027-03-23');

const kindOf = (code: string) => CONSENT_CODES.indexOf(code as never);

describe('consent levels', () => {
  test('the newest that stands counts', () => {
    const older = aLevel('basis', { dateTime: '2024-01-01' });
    const newer = aLevel('full', { dateTime: '2025-01-01' });
    expect(toConsents([newer, older], TODAY).level).toEqual({ level: 'full', withdrawnOn: null });
  });

  test('one that was higher and no longer stands was taken back, on the day of the lower one', () => {
    const taken = aLevel('full', { status: 'inactive', dateTime: '2024-01-01' });
    const now = aLevel('basis', { dateTime: '2027-03-21T23:30:00.000Z' });
    // Half past midnight in Norway.
    expect(toConsents([taken, now], TODAY).level).toEqual({ level: 'basis', withdrawnOn: '2027-03-22' });
    const raised = aLevel('full', { dateTime: '2027-03-22' });
    expect(toConsents([aLevel('basis', { status: 'inactive' }), raised], TODAY).level).toEqual({
      level: 'full',
      withdrawnOn: null,
    });
  });

  test('who has left the portal has no level, from the day it ended', () => {
    const left = aLevel('full', { status: 'inactive', meta: meta('2', '2027-03-20T10:00:00.000Z') });
    expect(toConsents([left], TODAY).level).toEqual({ level: 'none', withdrawnOn: '2027-03-20' });
  });

  test('a level that we do not know is no consent, and no consent at all is not told', () => {
    expect(toConsents([aLevel('everything')], TODAY).level).toEqual({ level: 'none', withdrawnOn: null });
    expect(toConsents([], TODAY).level).toBeNull();
    expect(toConsents([{ nonsense: true }, null, 'text', aConsent('unknown-kind')], TODAY).level).toBeNull();
  });
});

const block = (provision: unknown, changed = {}) => aConsent('block', { provision, ...changed });

const blockCode = (text: string) => [{ coding: [{ system: SYSTEM.blockKind, code: text }] }];

describe('blocks', () => {
  const actor = [{ reference: { reference: `Practitioner/${LIEN}` } }];

  test('one person, everyone but the own GP, one prescription', () => {
    expect(toBlocks([block({ code: blockCode('practitioner'), actor })], TODAY)).toEqual([
      { type: 'practitioner', practitioner: LIEN },
    ]);
    expect(toBlocks([block({ code: blockCode('all-but-own-gp') })], TODAY)).toEqual([{ type: 'all-but-own-gp' }]);
    const data = [{ reference: { reference: 'MedicationRequest/rx' } }];
    expect(toBlocks([block({ code: blockCode('prescription'), data })], TODAY)).toEqual([
      { type: 'prescription', prescription: 'rx' },
    ]);
  });

  test.each([
    ['names nobody', { code: blockCode('practitioner') }],
    ['is of a kind that we do not know', { code: blockCode('a-new-kind'), actor }],
    ['cannot be read', { code: 'practitioner', actor: 7 }],
    ['is empty', undefined],
  ])('one that %s holds for everyone but the own GP', (_what, provision) => {
    expect(toBlocks([block(provision)], TODAY)).toEqual([{ type: 'all-but-own-gp' }]);
  });

  test('one that has ended holds for nobody', () => {
    expect(toBlocks([block({ code: blockCode('all-but-own-gp') }, { status: 'inactive' })], TODAY)).toEqual([]);
  });

  test('no Consent is put aside: one that cannot be read must open nothing', () => {
    expect(understood(block({ code: 'practitioner' })).kind).toBe(kindOf('block'));
    expect(understood(aConsent('level', { category: 'nonsense' })).kind).toBeNull();
  });
});

const fullmakt = (more: object = {}, changed = {}) =>
  aConsent('proxy', {
    provision: {
      actor: [{ reference: { reference: 'RelatedPerson/datter' } }],
      period: { start: '2026-01-01', end: '2027-03-31' },
      class: [
        { system: SYSTEM.serviceArea, code: '3' },
        { system: 'elsewhere', code: '1' },
      ],
      ...more,
    },
    ...changed,
  });

test('who holds it, for what and when', () => {
  expect(toConsents([fullmakt()], TODAY).fullmakts).toEqual([
    { holder: 'datter', areas: [3], from: '2026-01-01', to: '2027-03-31', endedOn: null },
  ]);
});

describe('fullmakts', () => {
  test('one without an end, one ended before its time, one with an end or a start that cannot be read', () => {
    const [open] = toConsents([fullmakt({ period: { start: '2026-01-01' } })], TODAY).fullmakts;
    expect(open?.to).toBeNull();
    const ended = fullmakt({}, { status: 'inactive', meta: meta('2', '2027-02-02T10:00:00.000Z') });
    expect(toConsents([ended], TODAY).fullmakts[0]?.endedOn).toBe('2027-02-02');
    const [broken] = toConsents([fullmakt({ period: { start: '2026-01-01', end: 'soon' } })], TODAY).fullmakts;
    expect(broken?.to).toBe('0001-01-01');
    expect(toConsents([fullmakt({ period: { start: 'soon' } })], TODAY).fullmakts).toEqual([]);
  });

  test('one that names nobody we can follow is none', () => {
    expect(
      toConsents([fullmakt({ actor: [{ reference: { reference: 'Patient/datter' } }] })], TODAY).fullmakts,
    ).toEqual([]);
  });
});

const protection = (valueCode: unknown) => ({ extension: [{ url: `${EXTENSION}address-protection`, valueCode }] });

const coding = (system: string, code: string) => [{ coding: [{ system, code }] }];

describe('persons', () => {
  test.each([
    [{}, 'none'],
    [protection('kode-7'), 'kode-7'],
    [protection('kode-6'), 'kode-6'],
    [protection('kode-19'), 'kode-6'],
    [protection(6), 'kode-6'],
    [{ extension: [{ url: 'https://elsewhere.example', valueCode: 'kode-6' }] }, 'none'],
  ])('the protection of %j is %s', (person, expected) => {
    expect(addressProtectionIn(person)).toBe(expected);
  });

  test.each([
    ['2011-03-24', '2011-03-24', '2011-03-24'],
    ['2011-02', '2011-02-01', '2011-02-28'],
    ['2011', '2011-01-01', '2011-12-31'],
  ])('of the birth date %s every day that it can be', (birthDate, earliest, latest) => {
    const read = birthDateIn({ birthDate });
    expect([read?.earliest.toString(), read?.latest.toString()]).toEqual([earliest, latest]);
  });

  test('a day that is not in the calendar is no birth date, and neither is a moment', () => {
    for (const birthDate of ['2011-02-30', '2011-13', '2011-03-24T08:00:00Z', 2011, undefined]) {
      expect(birthDateIn({ birthDate })).toBeNull();
    }
  });

  test('national numbers alone are identity numbers', () => {
    const identifier = [
      { system: SYSTEM.nationalId, value: '13817248693' },
      { system: 'local', value: '4' },
    ];
    expect(identityNumbersIn({ identifier })).toEqual(['13817248693']);
    expect(identityNumbersIn({ identifier: 'none' })).toEqual([]);
  });

  const home = [{ line: ['Storgata  1'], postalCode: '0155', city: 'Fagerø' }];
  const child = { address: home };
  const mother = {
    id: 'mor',
    relationship: coding(SYSTEM.parentalResponsibility, 'felles'),
    address: [{ line: ['storgata 1'], postalCode: '0155', city: 'FAGERØ' }],
  };

  test('a parent with responsibility at the child’s address', () => {
    expect(toGuardian(mother, child, 'none', TODAY)).toEqual(guardian('mor'));
  });

  test('a parent without, and at another address or none', () => {
    const father = { ...mother, relationship: coding(SYSTEM.relation, 'FTH'), address: undefined };
    expect(toGuardian(father, child, 'kode-7', TODAY)).toEqual(
      guardian('mor', { hasParentalResponsibility: false, livesWithChild: false, addressProtection: 'kode-7' }),
    );
    expect(toGuardian(father, { address: undefined }, 'none', TODAY)?.livesWithChild).toBe(false);
    const unknown = { ...mother, relationship: coding(SYSTEM.parentalResponsibility, 'ukjent') };
    expect(toGuardian(unknown, child, 'none', TODAY)?.hasParentalResponsibility).toBe(false);
  });

  test('someone who is related in another way, or no longer, is no guardian', () => {
    expect(toGuardian({ id: 'nabo' }, child, 'none', TODAY)).toBeNull();
    expect(toGuardian({ ...mother, active: false }, child, 'none', TODAY)).toBeNull();
  });
});

const task = (requester: string, more = {}) => {
  const parsed = schemas.Task.safeParse(aTask({ requester: { reference: requester }, ...more }));
  if (!parsed.success) throw new Error('no Task');
  return parsed.data;
};

describe('who asked, and to whom an answer goes', () => {
  const known = patient({ guardians: [guardian('mor'), guardian('far')], proxies: [proxy('far'), proxy('nabo')] });

  test.each([
    [`Patient/${NORA}`, { type: 'patient' }],
    ['Patient/another', { type: 'proxy', id: 'Patient/another' }],
    [
      'https://another.example/fhir/RelatedPerson/mor',
      { type: 'proxy', id: 'https://another.example/fhir/RelatedPerson/mor' },
    ],
    ['#mor', { type: 'proxy', id: '#mor' }],
    ['RelatedPerson/mor', { type: 'guardian', id: 'mor' }],
    ['RelatedPerson/far', { type: 'proxy', id: 'far' }],
    ['RelatedPerson/nabo', { type: 'proxy', id: 'nabo' }],
    ['RelatedPerson/unknown', { type: 'proxy', id: 'unknown' }],
    [`Practitioner/${LIEN}`, { type: 'surgery' }],
  ])('%s asks as %j', (requester, expected) => {
    expect(requesterIn(task(requester), known)).toEqual(expected);
  });

  test('someone who is only named is not the patient', () => {
    const named = { ...task('x'), requester: { display: 'Mor Ødegård' } };
    expect(requesterIn(named, known)).toMatchObject({ type: 'proxy' });
    const numbered = { ...task('x'), requester: { identifier: { value: '13817248693' } } };
    expect(requesterIn(numbered, known)).toMatchObject({ type: 'proxy' });
    expect(requesterIn({ ...task('x'), requester: {} }, known)).toEqual({ type: 'patient' });
  });

  test('each recipient by its own reference', () => {
    const to = [
      { type: 'patient' },
      { type: 'guardian', id: 'mor' as never },
      { type: 'proxy', id: 'mor' as never },
    ] as const;
    expect(referencesOf(task('RelatedPerson/mor'), to)).toEqual([`Patient/${NORA}`, 'RelatedPerson/mor']);
  });

  test.each([
    ['message', 'message'],
    ['renewal-line', 'renewal'],
    ['result-review', 'result'],
    ['e-consultation', 'e-consultation'],
  ])('a %s is a matter of %s', (code, matter) => {
    expect(behalfMatterOf(task('x', { code: { coding: [{ system: SYSTEM.taskKind, code }] } }))).toBe(matter);
  });
});

const episode = (changed = {}) => ({
  resourceType: 'EpisodeOfCare',
  status: 'active',
  type: [{ coding: [{ system: SYSTEM.episodeKind, code: 'gp-list' }] }],
  patient: { reference: `Patient/${NORA}` },
  period: { start: '2020-01-01', end: '2027-03-31' },
  careManager: { reference: `Practitioner/${LIEN}` },
  ...changed,
});

describe('lists', () => {
  test('a time on a list, and a place in line that is none', () => {
    const read = toMembership(episode());
    expect([read?.gp, read?.from?.toString(), read?.to?.toString()]).toEqual([LIEN, '2020-01-01', '2027-03-31']);
    expect(toMembership(episode({ status: 'waitlist' }))?.from).toBeNull();
    for (const wrong of [{ type: [] }, { careManager: undefined }, { patient: undefined }, { status: 'cancelled' }]) {
      expect(toMembership(episode(wrong))).toBeNull();
    }
  });

  test('a locum stands in for a GP on days that have an end', () => {
    const extension = [{ url: `${EXTENSION}substitutes-for`, valueReference: { reference: `Practitioner/${LIEN}` } }];
    const period = { start: '2027-07-01', end: '2027-07-14' };
    const [, role = aPatient()] = staff(SOLBERG, 'Henrik', 'Solberg', 'locum', { extension, period });
    const cover = toCover(role);
    expect([cover?.gp, cover?.locum, cover?.from.toString(), cover?.to.toString()]).toEqual([
      LIEN,
      SOLBERG,
      '2027-07-01',
      '2027-07-14',
    ]);
    expect(toCover({ ...role, period: { start: '2027-07-01' } })).toBeNull();
    expect(toCover({ ...role, extension: [] })).toBeNull();
    expect(authorisedIn(role)).toEqual({ from: '2027-07-01', to: '2027-07-14' });
    const [, moe = aPatient()] = staff(MOE, 'Kari', 'Moe', 'receptionist');
    expect(authorisedIn(moe)).toEqual({ from: '0001-01-01', to: null });
    expect(authorisedIn({ ...role, period: { start: '2027-07-01', end: 'later' } }).to).toBe('0001-01-01');
    expect(authorisedIn({ ...role, period: { start: 'soon' } })).toEqual({ from: '9999-12-31', to: null });
  });

  test('whose list a Group is, and with whom it is shared', () => {
    const managingEntity = { reference: `Practitioner/${LIEN}` };
    const extension = [{ url: `${EXTENSION}shared-list`, valueString: 'felles' }];
    expect(toSharedList({ managingEntity, extension })).toEqual({ gp: LIEN, sharedList: 'felles' });
    expect(toSharedList({ managingEntity })).toEqual({ gp: LIEN, sharedList: null });
    expect(toSharedList({})).toBeNull();
  });
});
