import type { Temporal } from '../lib/time.ts';
import { holding } from './holds.ts';
import { inOneLine } from './inOneLine.ts';
import { isObject, type Json } from './json.ts';

/** HL7 Norway: a name between the given ones and the family name; it can stand there several times. */
const MIDDLE_NAME = 'http://hl7.no/fhir/StructureDefinition/no-basis-middlename';

/** Which name people are called by: the one they go by today. A maiden name only where there is no other. */
const ORDER = ['official', 'usual', '', 'temp', 'anonymous', 'nickname', 'maiden'];

/** A name in parts, each in one line; empty where it is not given. */
export type NameParts = { readonly family: string; readonly given: string; readonly whole: string };

/**
 * The name that someone has on a day: never one that is old or has ended while there is another (R4 HumanName: `use`,
 * `period`). Null where the portal gives none.
 *
 * @param day null: the one that has no end
 */
export function nameOn(names: unknown, day: Temporal.PlainDate | null): NameParts | null {
  const given: readonly unknown[] = Array.isArray(names) ? names : [];
  const found = [...holding(names, day, ORDER), ...given.filter(isObject)].map(partsOf);
  return found.find(({ whole }) => whole !== '') ?? null;
}

/** The same as people read it: `text` where the portal gives one, otherwise given, middle and family name. */
export function displayName(names: unknown, day: Temporal.PlainDate | null): string | null {
  return nameOn(names, day)?.whole ?? null;
}

/** Every word of every name, also of one that has ended: someone is looked up by what they were called, too. */
export function everyName(names: unknown): readonly string[] {
  const given: readonly unknown[] = Array.isArray(names) ? names : [];
  return given.filter(isObject).flatMap((name) => [...textsIn(name['text']), ...partNames(name)]);
}

function partNames(name: Json): readonly string[] {
  return [...textsIn(name['given']), ...middleNames(name), ...textsIn(name['family'])];
}

function partsOf(name: Json): NameParts {
  const family = inOneLine(textsIn(name['family']).join(' '));
  const given = inOneLine([...textsIn(name['given']), ...middleNames(name)].join(' '));
  const written = inOneLine(textsIn(name['text']).join(' '));
  const whole = written === '' ? `${given} ${family}`.trim() : written;
  return { family: family === '' && given === '' ? written : family, given, whole };
}

function middleNames({ extension }: Json): readonly string[] {
  const stated: readonly unknown[] = Array.isArray(extension) ? extension : [];
  return stated.filter(isObject).flatMap((one) => (one['url'] === MIDDLE_NAME ? textsIn(one['valueString']) : []));
}

function textsIn(value: unknown): readonly string[] {
  const all: readonly unknown[] = Array.isArray(value) ? value : [value];
  return all.filter((one): one is string => typeof one === 'string' && one.trim() !== '');
}
