import { SYSTEM } from '../../../shared/fhir/codes.ts';
import { holding } from '../../../shared/fhir/holds.ts';
import { typeNumber } from '../../../shared/fhir/resourceTypes.ts';
import { schemas } from '../../../shared/fhir/schemas.ts';
import { osloDateAt } from '../../../shared/lib/time.ts';
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
    // A number that was taken back, or that was somebody's once, opens for nobody.
    const identifiers = holding(parsed.data.identifier, osloDateAt(now));
    if (!identifiers.some(({ system, value }) => known.has(`${textOf(system)} ${textOf(value)}`))) continue;
    const one = staffNow(db, parsed.data.id, now);
    if (one !== null) staff.push(one);
  }
  return staff;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
