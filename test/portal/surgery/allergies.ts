import type { AllergyIntolerance } from '@medplum/fhirtypes';
import type { Person } from './people.ts';
import type { SeedBook } from './seedBook.ts';

const SUBSTANCES = ['Penicillin', 'Peanøtter', 'Bjørkepollen', 'Nikkel', 'Jod', 'Egg', 'Vepsegift', 'Latex'] as const;
const CLINICAL = 'http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical';
const VERIFICATION = 'http://terminology.hl7.org/CodeSystem/allergyintolerance-verification';
const NO_KNOWN_ALLERGY = '716186003';

/**
 * What the portal tells of allergies: one in twelve has some, and of those who write first to the surgery the first has a
 * severe one, the second none that is known.
 */
export function allergies(book: SeedBook, people: readonly Person[], writers: readonly Person[]): void {
  const [first, second] = writers;
  if (first) book.imported(allergy(book, first, 'Penicillin', true));
  if (second) book.imported(noKnownAllergy(book, second));
  for (const person of people) {
    if (person === first || person === second || !book.chance.happens(1 / 12)) continue;
    book.imported(allergy(book, person, book.chance.pick(SUBSTANCES), book.chance.happens(0.25)));
  }
}

function allergy(book: SeedBook, patient: Person, substance: string, severe: boolean) {
  return {
    ...common(book, patient),
    criticality: severe ? ('high' as const) : ('low' as const),
    verificationStatus: { coding: [{ system: VERIFICATION, code: severe ? 'confirmed' : 'unconfirmed' }] },
    code: { text: substance },
  };
}

function noKnownAllergy(book: SeedBook, patient: Person) {
  return {
    ...common(book, patient),
    verificationStatus: { coding: [{ system: VERIFICATION, code: 'confirmed' }] },
    code: { coding: [{ system: 'http://snomed.info/sct', code: NO_KNOWN_ALLERGY }], text: 'Ingen kjente allergier' },
  };
}

function common(book: SeedBook, patient: Person): AllergyIntolerance & { id: string } {
  return {
    resourceType: 'AllergyIntolerance',
    id: book.chance.uuid(),
    clinicalStatus: { coding: [{ system: CLINICAL, code: 'active' }] },
    patient: { reference: `Patient/${patient.id}` },
    recordedDate: book.dateAgo(book.chance.between(30, 2000)),
  };
}
