import { SYSTEM } from '../../../shared/fhir/codes.ts';
import { typeNumber } from '../../../shared/fhir/resourceTypes.ts';
import { schemas } from '../../../shared/fhir/schemas.ts';
import type { Db } from './open.ts';
import { prepared } from './prepared.ts';
import { staffNow, type Staff } from './staff.ts';

const PRACTITIONERS = 'SELECT json FROM resource WHERE type = ? AND json IS NOT NULL';

/** How an identity provider knows a person. */
type Identity = { readonly hpr: string | null; readonly subjects: readonly string[] };

/**
 * Who at the surgery a person signed in elsewhere is: the Practitioner with the same HPR number, or with what the
 * provider calls them, who may work here now (ms). More than one means that the portal must put it right.
 */
export function staffByIdentity(db: Db, { hpr, subjects }: Identity, now: number): readonly Staff[] {
  const known = new Set([
    ...(hpr === null ? [] : [`${SYSTEM.hpr} ${hpr}`]),
    ...subjects.map((one) => `${SYSTEM.signInSubject} ${one}`),
  ]);
  const staff: Staff[] = [];
  for (const json of prepared(db, PRACTITIONERS).pluck().all(typeNumber('Practitioner')) as string[]) {
    const parsed = schemas.Practitioner.safeParse(JSON.parse(json));
    if (!parsed.success) continue;
    const identifiers = parsed.data.identifier ?? [];
    if (!identifiers.some(({ system, value }) => known.has(`${system ?? ''} ${value ?? ''}`))) continue;
    const one = staffNow(db, parsed.data.id, now);
    if (one !== null) staff.push(one);
  }
  return staff;
}
