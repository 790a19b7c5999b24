import type { Patient } from '@medplum/fhirtypes';
import { SYSTEM } from '../../../shared/fhir/codes.ts';
import { ORGANIZATION_ID } from './staff.ts';
import type { Person } from './people.ts';
import { PORTAL_EXTENSION } from './systems.ts';

const PROTECTED = new Map<number, 'kode-6' | 'kode-7'>([
  [5, 'kode-6'],
  [6, 'kode-7'],
]);

/**
 * The Patient resource of a person. `place` is the person's number in the surgery: two in every eight hundred have a
 * protected address (kode 6 and 7); with kode 6 the register gives no address at all.
 */
export function patientOf(person: Person, place: number): Patient & { id: string } {
  const protection = PROTECTED.get(place % 800);
  return {
    resourceType: 'Patient',
    id: person.id,
    ...(protection ? { extension: [{ url: PORTAL_EXTENSION.addressProtection, valueCode: protection }] } : {}),
    active: true,
    identifier: [{ system: person.isDNumber ? SYSTEM.dNumber : SYSTEM.nationalId, value: person.nationalId }],
    name: [{ use: 'official', family: person.family, given: person.given.split(' ') }],
    telecom: [{ system: 'phone', use: 'mobile', value: person.phone }],
    gender: person.gender,
    birthDate: person.birth.toString(),
    ...(protection === 'kode-6' ? {} : { address: [homeOf(person)] }),
    communication: [{ language: { coding: [{ system: 'urn:ietf:bcp:47', code: person.language }] }, preferred: true }],
    generalPractitioner: [{ reference: `Practitioner/${person.gpId}` }],
    managingOrganization: { reference: `Organization/${ORGANIZATION_ID}` },
  };
}

function homeOf({ address }: Person) {
  return { use: 'home' as const, line: [address.line], postalCode: address.postalCode, city: address.city };
}
