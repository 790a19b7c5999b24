import { isQualified } from './holds.ts';
import type { Json } from './json.ts';
import type { ResourceType } from './resourceTypes.ts';

/** Where not understanding would open or hide something: such a Consent gives nothing and blocks, an allergy has no name. */
const UNDERSTOOD_ANYHOW: ReadonlySet<ResourceType> = new Set(['Consent', 'AllergyIntolerance']);

const QUALIFIERS = [
  { name: 'modifierExtension', problem: 'an extension that changes the meaning, and that we do not know' },
  { name: 'implicitRules', problem: 'rules that change the meaning, and that we do not know' },
] as const;

/**
 * What changes the meaning of a resource; null for nothing. Most texts do not hold either word, and no part of them is
 * looked at.
 *
 * @param json the text of the resource
 */
export function qualifierIn(type: ResourceType, json: string, resource: Json): (typeof QUALIFIERS)[number] | null {
  const named = QUALIFIERS.filter(({ name }) => json.includes(`"${name}"`));
  if (named.length === 0 || UNDERSTOOD_ANYHOW.has(type) || !isQualified(resource)) return null;
  return named[0] ?? null;
}
