import { describe, expect, test } from 'vitest';
import { addressToShow, ADDRESS_PROTECTIONS } from '../../../shared/domain/access/addressProtection.ts';
import {
  CONSENT_LEVELS,
  mayReachByPortal,
  mayServe,
  PATIENT_SERVICES,
  servicesStopped,
} from '../../../shared/domain/access/consent.ts';
import { ACCESS_LIMITS, limitOn } from '../../../shared/domain/access/limits.ts';
import { proxyOn } from '../../../shared/domain/access/proxy.ts';
import { reachByConsent } from '../../../shared/domain/access/reach.ts';
import { accessText } from '../../../shared/text/access.ts';
import { fillIn } from '../../../shared/text/fillIn.ts';
import { day, full, patient, proxy } from './people.ts';

const withdrawn = { level: 'basis', withdrawnOn: '2027-02-01' } as const;

describe('consent to the surgery’s services', () => {
  test('scenario 26: when full access is withdrawn, everything through the portal stops', () => {
    expect(servicesStopped(withdrawn)).toEqual([
      'answerEConsultation',
      'answerMessage',
      'sendBookingNotice',
      'sendRenewalOutcome',
      'releaseResult',
    ]);
  });
  test('scenario 26: what has come is still assessed, the record and the draft are kept, and there is phone and letter', () => {
    for (const level of CONSENT_LEVELS) {
      const goesOn = PATIENT_SERVICES.filter((service) => mayServe(service, { level, withdrawnOn: null }));
      expect(goesOn).toEqual(
        expect.arrayContaining([
          'assessWhatHasCome',
          'keepRecord',
          'keepDraft',
          'issuePrescription',
          'phone',
          'sendLetter',
        ]),
      );
    }
    expect(servicesStopped(full)).toEqual([]);
  });
  test('scenario 27: an unsent reply is refused with the day of the withdrawal, and the reason can be said', () => {
    const refused = mayReachByPortal(withdrawn);
    expect(refused).toEqual({ ok: false, error: { type: 'ConsentWithdrawn', on: '2027-02-01' } });
    expect(fillIn(accessText.nb.refused.ConsentWithdrawn, { on: '1. februar' })).toBe(
      'Pasienten trakk samtykket 1. februar. Svaret er ikke sendt, og teksten er tatt vare på.',
    );
  });
  test.each(['none', 'basis', 'basis-plus'] as const)('scenario 28: the level %s is too low', (level) => {
    expect(mayReachByPortal({ level, withdrawnOn: null })).toEqual({
      ok: false,
      error: { type: 'ConsentTooLow', level },
    });
  });
  test('whoever has consented again can be reached again', () => {
    expect(mayReachByPortal({ level: 'full', withdrawnOn: '2027-02-01' })).toEqual({ ok: true, value: undefined });
  });
  test('a matter carries the same answer', () => {
    expect(reachByConsent(full)).toBe('portal');
    expect(reachByConsent({ level: 'full', withdrawnOn: '2027-02-01' })).toBe('portal');
    expect(reachByConsent(withdrawn)).toBe('consent-withdrawn');
    expect(reachByConsent({ level: 'basis-plus', withdrawnOn: null })).toBe('consent-too-low');
  });
});

describe('a fullmakt on a day', () => {
  const on = day('2027-03-01');
  test('one for area 3, begun and without end, is valid', () => {
    expect(proxyOn(patient(), proxy('p'), on)).toEqual({ ok: true, value: undefined });
    expect(proxyOn(patient(), proxy('p', { areas: [1, 3], from: '2027-03-01', to: '2027-03-01' }), on).ok).toBe(true);
  });
  test.each([
    ['the inbox is not covered', { areas: [1, 2] }, { type: 'AreaNotCovered' }],
    ['no area at all', { areas: [] }, { type: 'AreaNotCovered' }],
    ['not begun', { from: '2027-03-02' }, { type: 'ProxyNotBegun', from: '2027-03-02' }],
    ['expired the day before', { to: '2027-02-28' }, { type: 'ProxyExpired', on: '2027-02-28' }],
    ['ended today by one of the two', { endedOn: '2027-03-01' }, { type: 'ProxyEnded', on: '2027-03-01' }],
    ['the holder turns 18 tomorrow', { holderBirthDate: day('2009-03-02') }, { type: 'HolderTooYoung', from: 18 }],
    ['the holder has a protected address', { holderAddressProtection: 'kode-7' }, { type: 'AddressIsProtected' }],
  ] as const)('%s', (_what, changes, error) => {
    expect(proxyOn(patient(), proxy('p', changes), on)).toEqual({ ok: false, error });
  });
  test('it lasts until the day on which it is ended, and the holder may be 18 today', () => {
    expect(proxyOn(patient(), proxy('p', { endedOn: '2027-03-02' }), on).ok).toBe(true);
    expect(proxyOn(patient(), proxy('p', { holderBirthDate: day('2009-03-01') }), on).ok).toBe(true);
  });
  test('the giver has turned 16', () => {
    expect(proxyOn(patient({ birthDate: day('2011-03-01') }), proxy('p'), on).ok).toBe(true);
    expect(proxyOn(patient({ birthDate: day('2011-03-02') }), proxy('p'), on)).toEqual({
      ok: false,
      error: { type: 'GiverTooYoung', from: 16 },
    });
  });
  test('scenario 34: nobody represents a patient with a protected address', () => {
    const hidden = patient({ addressProtection: 'kode-6' });
    expect(proxyOn(hidden, proxy('p'), on)).toEqual({ ok: false, error: { type: 'AddressIsProtected' } });
  });
});

describe('scenario 34: a protected address', () => {
  const address = { line: 'Storgata 1', postalCode: '0155' };
  test.each(ADDRESS_PROTECTIONS.filter((each) => each !== 'none'))(
    'scenario 34: %s: masked, with nothing of it left',
    (protection) => {
      const shown = addressToShow(protection, address);
      expect(shown).toEqual({ type: 'masked' });
      expect(JSON.stringify(shown)).not.toMatch(/Storgata|0155/);
    },
  );
  test('other addresses are shown', () => {
    expect(addressToShow('none', address)).toEqual({ type: 'shown', address });
  });
});

describe('the limits that we ship', () => {
  test('ages, hours, minutes, digits and days', () => {
    const on = day('2026-11-21');
    expect(Object.fromEntries(ACCESS_LIMITS.map((name) => [name, limitOn(name, on)]))).toEqual({
      guardianAccessReducedFromAge: 12,
      youthAccessFromAge: 13,
      decidesAloneFromAge: 16,
      proxyGiverFromAge: 16,
      proxyHolderFromAge: 18,
      overrideLastsHours: 12,
      accessLogNamesDocuments: 1,
      openingLastsMinutes: 60,
      lockAfterMinutes: 10,
      lockAfterMinutesAtMost: 30,
      pinDigitsAtLeast: 6,
      pinDaysWithoutSignIn: 14,
      pinAttempts: 10,
      passphraseCharactersAtLeast: 12,
    });
  });
});
