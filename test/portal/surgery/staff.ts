import type { HealthcareService, Organization, Practitioner, PractitionerRole } from '@medplum/fhirtypes';
import { ROLES, type Role } from '../../../shared/domain/access/role.ts';
import { SYSTEM } from '../../../shared/fhir/codes.ts';
import { namedId } from './random.ts';
import { controlDigit } from './syntheticNumber.ts';

export type StaffMember = {
  id: string;
  role: Role;
  given: string;
  family: string;
  gender: 'female' | 'male';
  hpr?: string;
};

function member(role: Role, given: string, family: string, gender: 'female' | 'male', hpr?: string): StaffMember {
  const key = `${given}-${family}`.toLowerCase().replaceAll(' ', '-');
  return { id: namedId(`Practitioner/${key}`), role, given, family, gender, ...(hpr === undefined ? {} : { hpr }) };
}

/** Everyone who works at Storgata legesenter: the same people under the same ids in every synthetic surgery. */
export const STAFF = [
  member('gp', 'Ingrid', 'Lien', 'female', '9144897'),
  member('gp', 'Anders', 'Bjørnstad', 'male', '9144900'),
  member('gp', 'Siri Aasen', 'Nordgård', 'female', '9144919'),
  member('locum', 'Henrik', 'Solberg', 'male', '9144927'),
  member('nurse', 'Marit', 'Kjelstrup', 'female', '9144935'),
  member('nurse', 'Jonas', 'Eide', 'male', '9144943'),
  member('receptionist', 'Kari', 'Moe', 'female'),
  member('receptionist', 'Bente', 'Østby', 'female'),
  member('receptionist', 'Amira', 'Hassan', 'female'),
  member('practice-manager', 'Trond', 'Vik', 'male'),
] as const;

export const GPS: readonly StaffMember[] = STAFF.filter(({ role }) => role === 'gp');
export const LOCUM = STAFF[3];
export const ORGANIZATION_ID = namedId('Organization/storgata');

/** The services that patients meet on the portal; each can be switched off while the surgery is closed. */
export const SERVICES = [
  { code: 'booking', name: 'Timebestilling' },
  { code: 'e-consultation', name: 'E-konsultasjon' },
  { code: 'message', name: 'Kontakt legekontoret' },
  { code: 'renewal', name: 'Fornye resept' },
] as const;

/** What the identity provider calls a person instead of the national identity number: HelseID's `pid_pseudonym`. */
export function pseudonymOf(id: string): string {
  return namedId(`pseudonym/${id}`);
}

export function staffResources(): (Organization | HealthcareService | Practitioner | PractitionerRole)[] {
  const organization: Organization = {
    resourceType: 'Organization',
    id: ORGANIZATION_ID,
    active: true,
    // 31… is the series for synthetic organizations; the last digit is modulus 11.
    identifier: [
      { system: SYSTEM.organizationNumber, value: `31257812${controlDigit('31257812', [3, 2, 7, 6, 5, 4, 3, 2])}` },
      { system: SYSTEM.herId, value: '8142375' },
    ],
    name: 'Storgata legesenter',
    telecom: [{ system: 'phone', value: '+4700000100', use: 'work' }],
    address: [{ use: 'work', line: ['Storgata 12'], postalCode: '0155', city: 'Fagerø' }],
  };
  const practitioners = STAFF.map((one): Practitioner => ({
    resourceType: 'Practitioner',
    id: one.id,
    active: true,
    identifier: [
      ...(one.hpr === undefined ? [] : [{ system: SYSTEM.hpr, value: one.hpr }]),
      { system: SYSTEM.signInSubject, value: pseudonymOf(one.id) },
    ],
    name: [{ use: 'official', family: one.family, given: [one.given] }],
    gender: one.gender,
  }));
  const roles = STAFF.map((one): PractitionerRole => ({
    resourceType: 'PractitionerRole',
    id: namedId(`PractitionerRole/${one.id}`),
    active: true,
    practitioner: { reference: `Practitioner/${one.id}`, display: `${one.given} ${one.family}` },
    organization: { reference: `Organization/${ORGANIZATION_ID}` },
    code: [{ coding: [{ system: SYSTEM.role, code: one.role }] }],
  }));
  const services = SERVICES.map(({ code, name }): HealthcareService => ({
    resourceType: 'HealthcareService',
    id: namedId(`HealthcareService/${code}`),
    active: true,
    providedBy: { reference: `Organization/${ORGANIZATION_ID}` },
    type: [{ coding: [{ system: SYSTEM.service, code }] }],
    name,
  }));
  return [organization, ...practitioners, ...roles, ...services];
}

/** The ids of the people with a role, in the order of `STAFF`. */
export function idsOf(role: (typeof ROLES)[number]): string[] {
  return STAFF.filter((one) => one.role === role).map(({ id }) => id);
}
