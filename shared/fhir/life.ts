import type { PatientLife } from '../domain/access/life.ts';
import type { PatientId } from '../domain/identity/ids.ts';
import { isActive } from './holds.ts';
import { readDays } from './instant.ts';
import { isObject, type Json } from './json.ts';
import { readReference } from './reference.ts';

/**
 * Whether someone lives and this is their record. Someone who has died is dead in a replaced record too. `deceased` that
 * is there and says neither no nor a date we can read is yes: FHIR R4 has it as a modifier, for what is done in vain or
 * hurts those who are left.
 */
export function lifeIn(person: Json): PatientLife {
  const { deceasedBoolean, deceasedDateTime } = person;
  if (deceasedDateTime !== undefined) return { is: 'dead', on: dayIn(deceasedDateTime) };
  if (deceasedBoolean !== undefined && deceasedBoolean !== false) return { is: 'dead', on: null };
  const by = replacedBy(person);
  return by !== null || !isActive(person) ? { is: 'replaced', by } : { is: 'alive' };
}

function dayIn(written: unknown): string | null {
  if (typeof written !== 'string') return null;
  const days = readDays(written);
  if (days === null) return null;
  return days.first.equals(days.last) ? days.first.toString() : written;
}

/** The record that stands in this one's place (`link.type` `replaced-by`). */
function replacedBy(person: Json): PatientId | null {
  return linkedAs(person, 'replaced-by')[0] ?? null;
}

/** The records that this one stands in the place of (`link.type` `replaces`). */
export function replacesIn(person: Json): readonly PatientId[] {
  return linkedAs(person, 'replaces');
}

function linkedAs({ link }: Json, type: 'replaced-by' | 'replaces'): readonly PatientId[] {
  const links: readonly unknown[] = Array.isArray(link) ? link : [];
  return links.flatMap((one): readonly PatientId[] => {
    if (!isObject(one) || one['type'] !== type || !isObject(one['other'])) return [];
    const { reference } = one['other'];
    const other = typeof reference === 'string' ? readReference(reference) : null;
    return other?.type === 'Patient' ? [other.id as PatientId] : [];
  });
}
