import { idnr } from '@navikt/fnrvalidator';
import type { Brand } from '../../lib/brand.ts';
import { err, ok, type Result } from '../../lib/result.ts';
import { followsDufNumber, followsFhNumber } from './checkDigits.ts';

/** Digits only, checked. Never in an address, a log line or a file name. */
export type NationalIdNumber = Brand<string, 'NationalIdNumber'>;

export type NationalIdKind =
  /** fødselsnummer: registered as resident */
  | 'fnr'
  /** D-nummer: registered, not resident; day + 40; inactive five years after it was given */
  | 'dNumber'
  /** H-nummer: given by one institution for its own use; month + 40 */
  | 'hNumber'
  /** felles hjelpenummer: given by Norsk helsenett; begins with 8 or 9, carries no date */
  | 'fhNumber'
  /** DUF-nummer: immigration case, 12 digits */
  | 'duf';

/**
 * Whether a number was made for tests. Tenor's (month + 80) and NAV's D-numbers (day + 40 and month + 40) can be
 * told from real ones. NAV's other numbers look exactly like an H-number, so an H-number is `perhapsNav`.
 */
export type Synthetic = 'no' | 'tenor' | 'nav' | 'perhapsNav';

/**
 * A number and what can be known from it. There is deliberately no birth date and no sex: the date in it may be a
 * day of registration, and numbers given from 2032 tell neither century nor sex. Both come from the register.
 */
export type NationalId = {
  readonly number: NationalIdNumber;
  readonly kind: NationalIdKind;
  readonly synthetic: Synthetic;
};

export type NationalIdRefused =
  | { readonly type: 'NotOnlyDigits' }
  | { readonly type: 'WrongLength'; readonly digits: number }
  | { readonly type: 'WrongCheckDigits' }
  | { readonly type: 'NoSuchDate' }
  | { readonly type: 'SyntheticNotAllowed'; readonly made: 'tenor' | 'nav' };

/**
 * Reads an identity number as people write it, with or without spaces, full stops or a hyphen.
 *
 * Real numbers are always read; numbers made for tests only where `synthetic` is 'allowed' (demo, tests).
 * Both the old and the 2032 rule for the first check digit are accepted for every number, since they hold in
 * parallel. The register is the authority: show a refusal as a warning on data that comes from it.
 *
 * Source: folkeregisterforskriften (FOR-2017-07-14-1201) §§ 2-2-1, 2-2-2; Skatteetaten, «Nytt fødselsnummer fra
 * 2032»; HIS 1001 Identifikatorer for personer (H- and FH-numbers).
 */
export function readNationalId(
  text: string,
  synthetic: 'allowed' | 'refused' = 'refused',
): Result<NationalId, NationalIdRefused> {
  const digits = text.replace(/[\s.-]/g, '');
  if (!isOnlyDigits(digits)) return err({ type: 'NotOnlyDigits' });
  if (digits.length === 12) return checked(followsDufNumber(digits), { number: digits, kind: 'duf', synthetic: 'no' });
  if (digits.length !== 11) return err({ type: 'WrongLength', digits: digits.length });
  if (/^[89]/.test(digits)) {
    return checked(followsFhNumber(digits), { number: digits, kind: 'fhNumber', synthetic: 'no' });
  }
  const verdict = idnr(digits);
  if (verdict.status === 'invalid') {
    return err({ type: verdict.reasons.includes("checksums don't match") ? 'WrongCheckDigits' : 'NoSuchDate' });
  }
  const reading = READINGS[verdict.type];
  if (synthetic === 'refused' && (reading.synthetic === 'tenor' || reading.synthetic === 'nav')) {
    return err({ type: 'SyntheticNotAllowed', made: reading.synthetic });
  }
  return ok({ number: digits, ...reading });
}

type ValidatorType = Extract<ReturnType<typeof idnr>, { status: 'valid' }>['type'];

const READINGS = {
  fnr: { kind: 'fnr', synthetic: 'no' },
  dnr: { kind: 'dNumber', synthetic: 'no' },
  hnr: { kind: 'hNumber', synthetic: 'perhapsNav' },
  tnr: { kind: 'fnr', synthetic: 'tenor' },
  'dnr-and-hnr': { kind: 'dNumber', synthetic: 'nav' },
  'dnr-and-tnr': { kind: 'dNumber', synthetic: 'tenor' },
} as const satisfies Record<ValidatorType, Pick<NationalId, 'kind' | 'synthetic'>>;

function checked(followsTheRule: boolean, id: NationalId): Result<NationalId, NationalIdRefused> {
  return followsTheRule ? ok(id) : err({ type: 'WrongCheckDigits' });
}

// Its one caller goes on to check the rest: only what comes out of readNationalId is a number of this type.
function isOnlyDigits(digits: string): digits is NationalIdNumber {
  return /^[0-9]+$/.test(digits);
}
