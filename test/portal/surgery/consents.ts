import type { Consent } from '@medplum/fhirtypes';
import { SYSTEM } from '../../../shared/fhir/codes.ts';
import type { Person } from './people.ts';
import { relatedPerson } from './relations.ts';
import { namedId } from './random.ts';
import type { SeedBook } from './seedBook.ts';
import { GPS, LOCUM } from './staff.ts';
import { PORTAL_SYSTEM } from './systems.ts';

type Level = 'basis' | 'basis-plus' | 'full';
type Kind = 'level' | 'proxy' | 'block' | 'withheld-from-parents' | 'own-access';

/**
 * What the patients have agreed to and refused on the portal; for those under 16 a parent has. Gives those who can be reached digitally (full consent, 16
 * or older), and those who could until yesterday, when they took their consent back.
 */
export function consents(
  book: SeedBook,
  people: readonly Person[],
  parentsOf: ReadonlyMap<string, readonly string[]>,
): { reachable: Person[]; withdrew: Person[] } {
  const { chance } = book;
  const reachable: Person[] = [];
  const withdrew: Person[] = [];
  for (const [index, person] of people.entries()) {
    const age = person.age;
    const [parent] = parentsOf.get(person.id) ?? [];
    const byParent = age < 16 && parent !== undefined ? { performer: [{ reference: `RelatedPerson/${parent}` }] } : {};
    if (age < 13) {
      if (parent === undefined) continue;
      const id = namedId(`Consent/level/${person.id}`);
      book.imported({ ...consent(id, person, 'level', book.dateAgo(20), 'active', 'full'), ...byParent });
      continue;
    }
    const draw = chance.next();
    const withdrawn = age >= 18 && index % 64 === 30 && withdrew.length < people.length / 640;
    const level: Level = withdrawn || draw < 0.78 ? 'full' : draw < 0.86 ? 'basis-plus' : 'basis';
    const given = book.dateAgo(chance.between(20, 2500));
    book.imported({
      ...consent(chance.uuid(), person, 'level', given, withdrawn ? 'inactive' : 'active', level),
      ...byParent,
    });
    if (age < 16 && parent !== undefined && index % 2 === 0) {
      const id = namedId(`Consent/own-access/${person.id}`);
      book.imported({ ...consent(id, person, 'own-access', given, 'active'), ...byParent });
    }
    if (withdrawn) {
      book.imported(consent(chance.uuid(), person, 'level', book.dateAgo(1), 'active', 'basis'));
      if (age >= 18) withdrew.push(person);
    }
    if (level === 'full' && age >= 16 && !withdrawn) reachable.push(person);
    if (age >= 13 && age < 16 && index % 40 === 3) {
      book.imported(consent(chance.uuid(), person, 'withheld-from-parents', given, 'active'));
    }
  }
  const adults = people.filter((one) => one.age >= 18);
  blocks(book, adults);
  proxies(book, adults);
  return { reachable, withdrew };
}

/** Some have shut out one doctor, some everyone but their own GP. */
function blocks(book: SeedBook, adults: readonly Person[]): void {
  const shutting = adults.filter((_, index) => index % 400 === 21);
  for (const [index, person] of shutting.entries()) {
    const from = book.dateAgo(60 + index);
    const everyone = index % 3 === 2;
    const shutOut = GPS.find(({ id }) => id !== person.gpId) ?? LOCUM;
    const base = consent(book.chance.uuid(), person, 'block', from, 'active');
    book.imported({
      ...base,
      provision: {
        type: 'deny',
        code: [{ coding: [{ system: SYSTEM.blockKind, code: everyone ? 'all-but-own-gp' : 'practitioner' }] }],
        ...(everyone ? {} : { actor: [actor(`Practitioner/${shutOut.id}`)] }),
      },
    });
  }
}

/** Adults who let another adult act for them (fullmakt): running, run out yesterday, and ended by the giver. */
function proxies(book: SeedBook, adults: readonly Person[]): void {
  const { chance } = book;
  const givers = adults.filter((one, index) => one.age >= 70 && index % 25 === 2).slice(0, 12);
  for (const [index, giver] of givers.entries()) {
    const holder = adults.find(
      (one) => one.age >= 30 && one.age < 65 && one.household !== giver.household && one.id > giver.id,
    );
    if (!holder) continue;
    const related = relatedPerson(chance.uuid(), giver, holder, {});
    const start = book.dateAgo(200 + index);
    const end = [book.dateAgo(-30 * (index + 1)), book.dateAgo(1), undefined, book.dateAgo(-90)][index % 4];
    book.imported(related);
    book.imported({
      ...consent(chance.uuid(), giver, 'proxy', start, index % 6 === 5 ? 'inactive' : 'active'),
      provision: {
        type: 'permit',
        period: { start, ...(end === undefined ? {} : { end }) },
        actor: [actor(`RelatedPerson/${related.id}`)],
        class: [{ system: SYSTEM.serviceArea, code: '3' }],
      },
    });
  }
}

function actor(reference: string) {
  return { role: { coding: [{ system: PORTAL_SYSTEM.participation, code: 'PRCP' }] }, reference: { reference } };
}

function consent(
  id: string,
  person: Person,
  kind: Kind,
  dateTime: string,
  status: 'active' | 'inactive',
  level?: Level,
): Consent & { id: string } {
  return {
    resourceType: 'Consent',
    id,
    status,
    scope: { coding: [{ system: PORTAL_SYSTEM.consentScope, code: 'patient-privacy' }] },
    category: [{ coding: [{ system: SYSTEM.consentKind, code: kind }] }],
    patient: { reference: `Patient/${person.id}` },
    dateTime,
    // R4 wants a rule or a policy. The rule of a level is the level itself.
    ...(level === undefined
      ? { policy: [{ uri: `https://legekontor.example/fhir/policy/${kind}` }] }
      : { policyRule: { coding: [{ system: SYSTEM.consentLevel, code: level }] } }),
  };
}
