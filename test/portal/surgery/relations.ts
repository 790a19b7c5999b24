import type { RelatedPerson } from '@medplum/fhirtypes';
import { SYSTEM } from '../../../shared/fhir/codes.ts';
import type { Person } from './people.ts';
import type { SeedBook } from './seedBook.ts';

/** Who may write for whom: the RelatedPerson ids, by patient id. */
export type Relations = { parentsOf: Map<string, string[]> };

/** Parents of everyone under 18. A few live at another address; for a handful of children no parent does. */
export function guardians(book: SeedBook, people: readonly Person[]): Relations {
  const { chance } = book;
  const parentsOf = new Map<string, string[]>();
  for (const child of people) {
    if (child.age >= 18) continue;
    const bothAway = chance.happens(0.01);
    for (const [index, parent] of child.parents.entries()) {
      const lives = !bothAway && (index === 0 || chance.happens(0.85));
      const related = relatedPerson(chance.uuid(), child, parent, {
        relationship: [
          {
            coding: [
              { system: SYSTEM.parentalResponsibility, code: child.parents.length > 1 ? 'felles' : parentCode(parent) },
            ],
          },
          { coding: [{ system: SYSTEM.relation, code: parent.gender === 'female' ? 'MTH' : 'FTH' }] },
        ],
        ...(lives
          ? {}
          : { address: { line: `Nedre gate ${chance.between(1, 90)}`, postalCode: '0158', city: 'Fagerø' } }),
      });
      book.imported(related);
      parentsOf.set(child.id, [...(parentsOf.get(child.id) ?? []), related.id]);
    }
  }
  return { parentsOf };
}

type Extra = Pick<RelatedPerson, 'relationship'> & { address?: Person['address'] };

/** `person` as the one who acts for `patient`. Linked to a Patient by the same identity number, when they are one. */
export function relatedPerson(
  id: string,
  patient: Person,
  person: Person,
  extra: Extra,
): RelatedPerson & { id: string } {
  const address = extra.address ?? person.address;
  return {
    resourceType: 'RelatedPerson',
    id,
    active: true,
    identifier: [{ system: person.isDNumber ? SYSTEM.dNumber : SYSTEM.nationalId, value: person.nationalId }],
    patient: { reference: `Patient/${patient.id}` },
    ...(extra.relationship ? { relationship: extra.relationship } : {}),
    name: [{ use: 'official', family: person.family, given: person.given.split(' ') }],
    telecom: [{ system: 'phone', use: 'mobile', value: person.phone }],
    gender: person.gender,
    birthDate: person.birth.toString(),
    address: [{ use: 'home', line: [address.line], postalCode: address.postalCode, city: address.city }],
  };
}

function parentCode(parent: Person): 'mor' | 'far' {
  return parent.gender === 'female' ? 'mor' : 'far';
}
