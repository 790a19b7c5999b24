import { ADDRESS_PROTECTIONS, type AddressProtection } from '../domain/access/addressProtection.ts';
import type { Guardian, GuardianId } from '../domain/access/guardian.ts';
import { Temporal } from '../lib/time.ts';
import { EXTENSION, SYSTEM } from './codes.ts';
import { extensionIn } from './extension.ts';
import type { Json } from './json.ts';
import { codeIn, concept } from './schemas.ts';
import { flag, listOf, object, optional, text } from './shape.ts';

const address = object({
  line: optional(listOf(text)),
  postalCode: optional(text),
  city: optional(text),
});
const addresses = listOf(address);
const identifiers = listOf(object({ system: optional(text), value: optional(text) }));
const related = object({ active: optional(flag), relationship: optional(listOf(concept)) });

/** What the population register says of the address. A protection that we do not know is the strictest. */
export function addressProtectionIn(person: Json): AddressProtection {
  const stated = Array.isArray(person['extension']) ? person['extension'] : [];
  const isThere = stated.some((one: unknown) => isProtection(one));
  if (!isThere) return 'none';
  const code = extensionIn(person, 'address-protection')?.valueCode;
  return ADDRESS_PROTECTIONS.find((one) => one === code) ?? 'kode-6';
}

function isProtection(extension: unknown): boolean {
  return (
    typeof extension === 'object' &&
    extension !== null &&
    'url' in extension &&
    extension.url === `${EXTENSION}address-protection`
  );
}

/** A whole birth date in Norway; null where the portal gives none, or only a part of one. */
export function birthDateIn(person: Json): Temporal.PlainDate | null {
  const given = person['birthDate'];
  if (typeof given !== 'string' || !/^\d{4}-\d{2}-\d{2}$/u.test(given)) return null;
  try {
    return Temporal.PlainDate.from(given, { overflow: 'reject' });
  } catch {
    return null;
  }
}

/** Every national identity number of a person (fødselsnummer, D-number, common help number), as the portal gives them. */
export function identityNumbersIn(person: Json): readonly string[] {
  const national: readonly string[] = [SYSTEM.nationalId, SYSTEM.dNumber, SYSTEM.commonHelpNumber];
  const found = identifiers.safeParse(person['identifier']);
  if (!found.success) return [];
  return found.data.flatMap(({ system, value }) =>
    system !== undefined && value !== undefined && national.includes(system) ? [value] : [],
  );
}

const RESPONSIBLE = ['felles', 'mor', 'far', 'medmor', 'andre'];
const PARENTS = ['MTH', 'FTH', 'PRN', 'GUARD'];

/**
 * A parent or other guardian out of a RelatedPerson and the child's Patient; null for someone who is related in
 * another way, as the holder of a fullmakt is.
 *
 * @param addressProtection the person's own, where the surgery knows the person
 */
export function toGuardian(person: Json, child: Json, addressProtection: AddressProtection): Guardian | null {
  const read = related.safeParse(person);
  const { id } = person;
  if (!read.success || read.data.active === false || typeof id !== 'string') return null;
  const responsibility = codeIn(read.data.relationship, SYSTEM.parentalResponsibility);
  const relation = codeIn(read.data.relationship, SYSTEM.relation);
  if (responsibility === undefined && !PARENTS.includes(relation ?? '')) return null;
  const own = addressProtectionIn(person);
  return {
    id: id as GuardianId,
    hasParentalResponsibility: responsibility !== undefined && RESPONSIBLE.includes(responsibility),
    livesWithChild: sameHome(person, child),
    addressProtection: own === 'none' ? addressProtection : own,
  };
}

/** Registered at the same address. Two that are not given are not the same. */
function sameHome(person: Json, child: Json): boolean {
  const [one, other] = [homeIn(person), homeIn(child)];
  return one !== null && one === other;
}

function homeIn(person: Json): string | null {
  const found = addresses.safeParse(person['address']);
  const [home] = found.success ? found.data : [];
  const parts = [...(home?.line ?? []), home?.postalCode ?? '', home?.city ?? ''];
  const whole = parts.join(' ').toLocaleLowerCase('nb').replaceAll(/\s+/gu, ' ').trim();
  return home?.line === undefined || whole === '' ? null : whole;
}
