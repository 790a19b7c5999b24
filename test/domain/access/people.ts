import type { Consent } from '../../../shared/domain/access/consent.ts';
import type { Guardian, GuardianId } from '../../../shared/domain/access/guardian.ts';
import type { Proxy, ProxyId } from '../../../shared/domain/access/proxy.ts';
import type { Reachable } from '../../../shared/domain/access/recipients.ts';
import type { PatientId, PractitionerId } from '../../../shared/domain/identity/ids.ts';
import { Temporal } from '../../../shared/lib/time.ts';

export const day = (text: string) => Temporal.PlainDate.from(text);
export const guardianId = (text: string) => text as GuardianId;
export const proxyId = (text: string) => text as ProxyId;
export const patientId = (text: string) => text as PatientId;
export const practitionerId = (text: string) => text as PractitionerId;

export const full: Consent = { level: 'full', withdrawnOn: null };

export function guardian(id: string, changes: Partial<Guardian> = {}): Guardian {
  return {
    id: guardianId(id),
    hasParentalResponsibility: true,
    livesWithChild: true,
    addressProtection: 'none',
    ...changes,
  };
}

export function proxy(id: string, changes: Partial<Proxy> = {}): Proxy {
  return {
    id: proxyId(id),
    holderBirthDate: day('1990-01-01'),
    holderAddressProtection: 'none',
    areas: [3],
    from: '2026-01-01',
    to: null,
    endedOn: null,
    ...changes,
  };
}

/** An adult with full consent, no guardians and no proxies. */
export function patient(changes: Partial<Reachable> = {}): Reachable {
  return {
    birthDate: day('1980-03-03'),
    addressProtection: 'none',
    guardians: [],
    consent: full,
    parentConsentsToOwnAccess: false,
    proxies: [],
    ...changes,
  };
}
