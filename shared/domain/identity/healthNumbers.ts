import type { Brand } from '../../lib/brand.ts';
import { err, ok, type Result } from '../../lib/result.ts';
import { followsOrganizationNumber } from './checkDigits.ts';

/** A health worker in Helsepersonellregisteret. */
export type HprNumber = Brand<string, 'HprNumber'>;
/** A communication party in NHN's address register: a service or a person at a service, never the organisation itself. */
export type HerId = Brand<string, 'HerId'>;
/** A unit in Enhetsregisteret. */
export type OrganizationNumber = Brand<string, 'OrganizationNumber'>;

export type HealthNumberRefused =
  | { readonly type: 'NotAnHprNumber' }
  | { readonly type: 'NotAHerId' }
  | { readonly type: 'NotAnOrganizationNumber' };

/** One to nine digits without a check digit; leading zeros fall away, so that two spellings are one person. */
export function readHprNumber(text: string): Result<HprNumber, { readonly type: 'NotAnHprNumber' }> {
  const number = withoutPadding(text);
  return isHprNumber(number) ? ok(number) : err({ type: 'NotAnHprNumber' });
}

/** A whole number from 1; leading zeros fall away. */
export function readHerId(text: string): Result<HerId, { readonly type: 'NotAHerId' }> {
  const number = withoutPadding(text);
  return isHerId(number) ? ok(number) : err({ type: 'NotAHerId' });
}

/** Nine digits with a check digit (modulo 11), also as «987 654 325». */
export function readOrganizationNumber(
  text: string,
): Result<OrganizationNumber, { readonly type: 'NotAnOrganizationNumber' }> {
  const digits = text.replace(/\s/g, '');
  return isOrganizationNumber(digits) ? ok(digits) : err({ type: 'NotAnOrganizationNumber' });
}

/** «987 654 325». */
export function formatOrganizationNumber(number: OrganizationNumber): string {
  return `${number.slice(0, 3)} ${number.slice(3, 6)} ${number.slice(6)}`;
}

function withoutPadding(text: string): string {
  return text.replace(/\s/g, '').replace(/^0+/, '');
}

function isHprNumber(digits: string): digits is HprNumber {
  return /^[0-9]{1,9}$/.test(digits);
}

function isHerId(digits: string): digits is HerId {
  return /^[0-9]{1,9}$/.test(digits);
}

function isOrganizationNumber(digits: string): digits is OrganizationNumber {
  return /^[1-9][0-9]{8}$/.test(digits) && followsOrganizationNumber(digits);
}
