import { inOneLine } from '../../../shared/fhir/inOneLine.ts';
import { isObject, type Json } from '../../../shared/fhir/json.ts';
import { typeNumber } from '../../../shared/fhir/resourceTypes.ts';
import type { Db } from './open.ts';
import { toJson } from './patientResources.ts';
import { prepared } from './prepared.ts';

const ROLE = typeNumber('PractitionerRole');
const PRACTITIONER = typeNumber('Practitioner');
const WHAT_IT_IS = 'SELECT type, owner FROM resource WHERE num = ?';
const OF_TYPE = 'SELECT num, json FROM resource WHERE type = ? AND json IS NOT NULL';

/** Whom the portal names as a patient's GP: the num of a Practitioner, or only what they are called. */
export type NamedGp = { readonly num: number | null; readonly display: string | null };

/**
 * Whom a Patient names as GP (`generalPractitioner`): by reference to a Practitioner or a role of theirs, by an
 * identifier that a Practitioner here has (as a HER-id), or by name alone.
 *
 * @param owner num of whom the reference leads to; null where there is none
 */
export function gpOfPatient(db: Db, patient: Json, owner: number | null): NamedGp {
  const num = owner === null ? null : practitionerBehind(db, owner);
  const named = (Array.isArray(patient['generalPractitioner']) ? patient['generalPractitioner'] : []) as unknown[];
  const all = named.filter(isObject);
  const found = num ?? all.map(({ identifier }) => byIdentifier(db, identifier)).find((one) => one !== null) ?? null;
  const called = all.map(({ display }) => (typeof display === 'string' ? inOneLine(display) : ''));
  return { num: found, display: called.find((one) => one !== '') ?? null };
}

/** A Practitioner, or the one whose role it is; also one who has not come yet. */
function practitionerBehind(db: Db, num: number): number | null {
  const row = prepared(db, WHAT_IT_IS).get(num) as { type: number; owner: number | null } | undefined;
  if (row !== undefined && row.type === ROLE) return row.owner;
  return row !== undefined && row.type === PRACTITIONER ? num : null;
}

function byIdentifier(db: Db, identifier: unknown): number | null {
  if (!isObject(identifier) || typeof identifier['value'] !== 'string') return null;
  const { system, value } = identifier;
  const rows = prepared(db, OF_TYPE).all(PRACTITIONER) as { num: number; json: string }[];
  const found = rows.find(({ json }) => {
    const { identifier: own } = toJson(json);
    return Array.isArray(own) && own.some((one) => isObject(one) && one['system'] === system && one['value'] === value);
  });
  return found?.num ?? null;
}
