import type { Patient } from '@medplum/fhirtypes';
import { SYSTEM } from '../../../shared/fhir/codes.ts';
import { ORGANIZATION_ID } from './staff.ts';
import type { Person } from './people.ts';

export function patientOf(person: Person): Patient & { id: string } {
  return {
    resourceType: 'Patient',
    id: person.id,
    active: true,
    identifier: [{ system: person.isDNumber ? SYSTEM.dNumber : SYSTEM.nationalId, value: person.nationalId }],
    name: [{ use: 'official', family: person.family, given: person.given.split(' ') }],
    telecom: [{ system: 'phone', use: 'mobile', value: person.phone }],
    gender: person.gender,
    birthDate: person.birth.toString(),
    address: [
      { use: 'home', line: [person.address.line], postalCode: person.address.postalCode, city: person.address.city },
    ],
    communication: [{ language: { coding: [{ system: 'urn:ietf:bcp:47', code: person.language }] }, preferred: true }],
    generalPractitioner: [{ reference: `Practitioner/${person.gpId}` }],
    managingOrganization: { reference: `Organization/${ORGANIZATION_ID}` },
  };
}
