import { ADDRESS_PROTECTIONS, type AddressProtection } from '../domain/access/addressProtection.ts';
import type { Guardian, GuardianId } from '../domain/access/guardian.ts';
import type { BirthDate } from '../domain/access/age.ts';
import type { Temporal } from '../lib/time.ts';
import { EXTENSION, SYSTEM } from './codes.ts';
import { extensionIn } from './extension.ts';
import { daysOf, holding, isActive } from './holds.ts';
import { readDays } from './instant.ts';
import { isObject, type Json } from './json.ts';
import { codesIn, concept } from './schemas.ts';
import { listOf, object, optional, text } from './shape.ts';

const address = object({
  line: optional(listOf(text)),
  postalCode: optional(text),
  city: optional(text),
});
const identifiers = listOf(object({ system: optional(text), value: optional(text) }));
const related = object({ relationship: optional(listOf(concept)) });

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

/** What is known of a birth date: all days that it can be. Null where the portal gives none, or no date. */
export function birthDateIn(person: Json): BirthDate | null {
  const given = person['birthDate'];
  const days = typeof given === 'string' && !given.includes('T') ? readDays(given) : null;
  return days === null ? null : { earliest: days.first, latest: days.last };
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

const NUMBER_ORDER = ['official', 'usual', '', 'secondary', 'temp'];

/**
 * The identity number that someone has on a day, a fødselsnummer before a D-number and that before a help number; null
 * where the portal gives none. Never one that is old or has ended.
 */
export function identityNumberOn(person: Json, day: Temporal.PlainDate): string | null {
  const held = holding(person['identifier'], day, NUMBER_ORDER);
  const numbers = [SYSTEM.nationalId, SYSTEM.dNumber, SYSTEM.commonHelpNumber].flatMap((one) =>
    held.filter(({ system }) => system === one).map(({ value }) => value),
  );
  return numbers.find((value): value is string => typeof value === 'string' && value !== '') ?? null;
}

const RESPONSIBLE = ['felles', 'mor', 'far', 'medmor', 'andre'];
const PARENTS = ['MTH', 'FTH', 'PRN', 'GUARD'];

/**
 * A parent or other guardian out of a RelatedPerson and the child's Patient; null for someone who is related in
 * another way, as the holder of a fullmakt is. Whether it has begun and not ended is asked by the rule (`from`, `to`).
 *
 * @param addressProtection the person's own, where the surgery knows the person
 * @param day on which addresses are compared
 */
export function toGuardian(
  person: Json,
  child: Json,
  addressProtection: AddressProtection,
  day: Temporal.PlainDate,
): Guardian | null {
  const read = related.safeParse(person);
  const { id } = person;
  if (!read.success || !isActive(person) || typeof id !== 'string') return null;
  const responsibilities = codesIn(read.data.relationship, SYSTEM.parentalResponsibility);
  const relations = codesIn(read.data.relationship, SYSTEM.relation);
  if (responsibilities.length === 0 && !relations.some((one) => PARENTS.includes(one))) return null;
  const own = addressProtectionIn(person);
  return {
    id: id as GuardianId,
    hasParentalResponsibility: responsibilities.some((one) => RESPONSIBLE.includes(one)),
    livesWithChild: sameHome(person, child, day),
    addressProtection: own === 'none' ? addressProtection : own,
    ...(person['period'] === undefined ? {} : daysOf(person['period'])),
  };
}

/** Registered at the same address. Two that are not given are not the same. */
function sameHome(person: Json, child: Json, day: Temporal.PlainDate): boolean {
  const [one, other] = [homeIn(person, day), homeIn(child, day)];
  return one !== null && one === other;
}

const OFFICIAL_ADDRESS = 'http://hl7.no/fhir/StructureDefinition/no-basis-address-official';
/** Where a letter or a bill goes, or someone works or stays for a time, is not where they are registered. */
const NO_HOME: ReadonlySet<unknown> = new Set(['work', 'temp', 'billing']);

/** The address at which someone is registered on a day: the one that the register marks as official, else the first. */
function homeIn(person: Json, day: Temporal.PlainDate): string | null {
  const homes = holding(person['address'], day, ['home']).filter(
    ({ use, type }) => !NO_HOME.has(use) && type !== 'postal',
  );
  const read = address.safeParse(homes.find(isOfficial) ?? homes[0]);
  if (!read.success || read.data.line === undefined) return null;
  const parts = [...read.data.line, read.data.postalCode ?? '', read.data.city ?? ''];
  const whole = parts.join(' ').toLocaleLowerCase('nb').replaceAll(/\s+/gu, ' ').trim();
  return whole === '' ? null : whole;
}

function isOfficial({ extension }: Json): boolean {
  const stated: readonly unknown[] = Array.isArray(extension) ? extension : [];
  return stated.some((one) => isObject(one) && one['url'] === OFFICIAL_ADDRESS && one['valueBoolean'] === true);
}
