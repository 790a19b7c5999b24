import { describe, expect, test } from 'vitest';
import { SYSTEM } from '../../shared/fhir/codes.ts';
import { toConsents } from '../../shared/fhir/consent.ts';
import { Temporal } from '../../shared/lib/time.ts';
import { aBlock, aConsent, aLevel } from './consents.ts';
import { LIEN, meta, MOE } from './resources.ts';

const TODAY = Temporal.PlainDate.from('2027-03-23');
const of = (...resources: readonly unknown[]) => toConsents(resources, TODAY);
const rule = (...codes: readonly string[]) => ({
  policyRule: { coding: codes.map((code) => ({ system: SYSTEM.consentLevel, code })) },
});
const kinds = (...codes: readonly string[]) => [{ coding: codes.map((code) => ({ system: SYSTEM.blockKind, code })) }];
const LATER = meta('2', '2027-03-23T09:00:00.000Z');
const TO_COME = meta('2', '2036-01-01T09:00:00.000Z');

const KIND = [{ system: SYSTEM.consentKind, code: 'block' }];
const HOLDER = [{ reference: { reference: 'RelatedPerson/mor' } }];
const area3 = [{ system: SYSTEM.serviceArea, code: '3' }];
const fullmakt = (changed: object = {}, provision: object = {}) =>
  aConsent('proxy', { provision: { type: 'permit', actor: HOLDER, class: area3, ...provision }, ...changed });
const holders = (...resources: readonly unknown[]) =>
  of(...resources).fullmakts.flatMap(({ holder, endedOn }) => (endedOn === null ? [holder] : []));

describe('what gives access gives the whole, or nothing', () => {
  test.each([
    ['nothing else', {}, {}, ['mor']],
    ['for some documents', {}, { data: [{ meaning: 'instance', reference: { reference: 'Task/1' } }] }, []],
    ['for a time of the record', {}, { dataPeriod: { end: '2020' } }, []],
    ['for research', {}, { purpose: [{ code: 'HRESCH' }] }, []],
    ['of one kind of content', {}, { securityLabel: [{ code: 'N' }] }, []],
    ['for privacy', { scope: { coding: [{ code: 'patient-privacy' }] } }, {}, ['mor']],
    ['for the end of life', { scope: { coding: [{ code: 'adr' }] } }, {}, []],
    ['for nobody knows what', { scope: { text: 'samtykke' } }, {}, []],
    ['to a witness', {}, { actor: [{ role: { coding: [{ code: 'WIT' }] }, ...HOLDER[0] }] }, []],
    ['to whom it tells', {}, { actor: [{ role: { coding: [{ code: 'PRCP' }] }, ...HOLDER[0] }] }, ['mor']],
  ])('a fullmakt %s', (_what, changed, provision, to) => {
    expect(holders(fullmakt(changed, provision))).toEqual(to);
  });

  test('a level for research is no consent to be written to', () => {
    expect(of(aLevel('full', { scope: { coding: [{ code: 'research' }] } })).level?.level).toBe('none');
  });

  test('of two levels in one rule the lower counts, and none where one is not known', () => {
    expect(of(aLevel('full', rule('full', 'basis'))).level?.level).toBe('basis');
    expect(of(aLevel('full', rule('full', 'platinum'))).level?.level).toBe('none');
  });
});

describe('what has been taken back', () => {
  test('a fullmakt that is ended has ended, whatever the clock that wrote it', () => {
    expect(of(fullmakt({ status: 'inactive', meta: TO_COME })).fullmakts).toMatchObject([{ endedOn: '2027-03-23' }]);
  });

  test.each([
    ['later', '2026-01-01', []],
    ['before', '2024-01-01', ['mor']],
  ])('a no to the same holder that came %s', (_when, dateTime, to) => {
    const no = fullmakt({ dateTime }, { type: 'deny', class: undefined });
    expect(holders(fullmakt(), no)).toEqual(to);
    expect(holders(fullmakt(), aConsent('proxy', { dateTime, provision: { type: 'deny' } }))).toEqual(to);
  });

  test('own access ends with a later no, or with what cannot be read, and comes with a later yes', () => {
    const yes = aConsent('own-access', { dateTime: '2026-01-01' });
    expect(of(yes).ownAccess).toBe(true);
    const no = aConsent('own-access', { dateTime: '2026-02-01', provision: { type: 'deny' } });
    expect(of(no, yes).ownAccess).toBe(false);
    expect(of(yes, no, aConsent('own-access', { dateTime: '2026-03-01' })).ownAccess).toBe(true);
    const unreadable = { dateTime: '2026-04-01', provision: { period: { end: 'in due course' } } };
    expect(of(yes, aConsent('own-access', unreadable)).ownAccess).toBe(false);
  });

  test('a child does not give itself own access', () => {
    const byChild = { performer: [{ reference: 'Patient/child' }] };
    expect(of(aConsent('own-access', byChild)).ownAccess).toBe(false);
    expect(of(aConsent('own-access', { performer: [{ reference: 'RelatedPerson/mor' }] })).ownAccess).toBe(true);
  });

  test('a level dated in the future can be taken back by one that is written later', () => {
    const future = aLevel('full', { dateTime: '2036-01-01' });
    const lower = aLevel('basis', { dateTime: '2027-03-23', meta: LATER });
    expect(of(future, lower).level).toMatchObject({ level: 'basis' });
  });

  test.each(['draft', 'proposed', 'entered-in-error'])('a level that is %s was never given', (status) => {
    expect(of(aLevel('full', { status })).level).toBeNull();
    expect(of(aLevel('full'), aLevel('none', { status, meta: LATER })).level).toEqual({
      level: 'full',
      withdrawnOn: null,
    });
  });
});

describe('a block that is more than we understand is for all', () => {
  const EVERYONE = [{ type: 'all-but-own-gp' }];
  test.each([
    ['with exceptions', { provision: { code: kinds('practitioner'), actor: [], provision: [{ type: 'permit' }] } }],
    ['of two kinds', { provision: { code: kinds('practitioner', 'all-but-own-gp'), actor: HOLDER } }],
    ['with a rule of its own', { policyRule: 'none', dateTime: 7 }],
    [
      'with a kind that we do not know before it',
      { category: [{ coding: [{ system: SYSTEM.consentKind, code: 'x' }, ...KIND] }] },
    ],
  ])('%s', (_what, changed) => {
    expect(of(aConsent('block', changed)).blocks).toEqual(EVERYONE);
  });

  test('one that says in an extension what else it means', () => {
    const modifierExtension = [{ url: 'https://example.org/not', valueBoolean: true }];
    expect(of(aBlock(MOE, { modifierExtension })).blocks).toEqual(EVERYONE);
    expect(of(aBlock(LIEN)).blocks).toEqual([{ type: 'practitioner', practitioner: LIEN }]);
  });
});
