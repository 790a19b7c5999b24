import { isAuthorised, type Authorisation } from '../../../shared/domain/access/authorisation.ts';
import { ROLES, type Role } from '../../../shared/domain/access/role.ts';
import type { PractitionerId } from '../../../shared/domain/identity/ids.ts';
import { SYSTEM } from '../../../shared/fhir/codes.ts';
import { isActive } from '../../../shared/fhir/holds.ts';
import { authorisedIn } from '../../../shared/fhir/list.ts';
import { displayName } from '../../../shared/fhir/name.ts';
import { readReference } from '../../../shared/fhir/reference.ts';
import { typeNumber } from '../../../shared/fhir/resourceTypes.ts';
import { codesIn, schemas } from '../../../shared/fhir/schemas.ts';
import { osloDateAt, type Temporal } from '../../../shared/lib/time.ts';
import type { Db } from './open.ts';
import { toJson } from './patientResources.ts';
import { prepared } from './prepared.ts';
import { quarantinedIds } from './quarantineStore.ts';
import { findResource } from './resourceStore.ts';
import { isOfSurgery, surgeryOf } from './surgery.ts';

/** Someone who works at the surgery. */
export type Staff = {
  readonly num: number;
  readonly practitionerId: PractitionerId;
  readonly name: string;
  readonly role: Role;
  /** From when to when, by the PractitionerRole. */
  readonly authorised: Authorisation;
};

/** Whether someone may work here today: a locum's access begins and ends by itself (pasientjournalforskriften § 13). */
export function isAuthorisedNow({ authorised }: Staff, now: number): boolean {
  return isAuthorised(authorised, osloDateAt(now));
}

const collator = new Intl.Collator('nb');

const OF_TYPE = 'SELECT json FROM resource WHERE type = ? AND json IS NOT NULL';
const OF_OWNER = 'SELECT json FROM resource WHERE type = ? AND owner = ? AND json IS NOT NULL';

/** Everybody in use with an active PractitionerRole at this surgery and a role that we know, in the order of the roles, then by name. */
export function listStaff(db: Db): readonly Staff[] {
  return staffIn(db, prepared(db, OF_TYPE).pluck().all(typeNumber('PractitionerRole')) as string[]);
}

/** One of them, whether they may work here now or not. */
export function findStaff(db: Db, practitionerId: string): Staff | null {
  return rolesOf(db, practitionerId)[0] ?? null;
}

/**
 * One of them as they may work here at an instant (ms): a locum who comes back has a role for each time. Null when none
 * applies then. Asked at every act, so the others are not read.
 */
export function staffNow(db: Db, practitionerId: string, now: number): Staff | null {
  return rolesOf(db, practitionerId).find((one) => isAuthorisedNow(one, now)) ?? null;
}

/** One of them by the Practitioner's num, in the role of an instant (ms); where none applied then, in any. */
export function staffByNum(db: Db, num: number, at: number): Staff | null {
  const roles = rolesOfNum(db, num);
  return roles.find((one) => isAuthorisedNow(one, at)) ?? roles[0] ?? null;
}

function rolesOf(db: Db, practitionerId: string): readonly Staff[] {
  const practitioner = findResource(db, { type: 'Practitioner', id: practitionerId });
  return practitioner === null ? [] : rolesOfNum(db, practitioner.num);
}

function rolesOfNum(db: Db, num: number): readonly Staff[] {
  return staffIn(db, prepared(db, OF_OWNER).pluck().all(typeNumber('PractitionerRole'), num) as string[]);
}

function staffIn(db: Db, roles: readonly string[]): readonly Staff[] {
  const surgery = surgeryOf(db);
  const staff: Staff[] = [];
  let aside: readonly string[] | undefined;
  for (const json of roles) {
    const parsed = schemas.PractitionerRole.safeParse(JSON.parse(json));
    // A newer version that could not be understood may be that the role has ended.
    if (parsed.success && (aside ??= quarantinedIds(db, 'PractitionerRole')).includes(parsed.data.id)) continue;
    if (!parsed.success || !isActive(parsed.data) || !isOfSurgery(parsed.data['organization'], surgery)) continue;
    const codes = codesIn(parsed.data.code, SYSTEM.role);
    const role = ROLES.find((one) => codes.includes(one));
    const reference = readReference(parsed.data.practitioner?.reference ?? '');
    if (role === undefined || reference?.type !== 'Practitioner') continue;
    const practitioner = findResource(db, reference);
    if (practitioner?.json === null || practitioner === null || !isActive(toJson(practitioner.json))) continue;
    staff.push({
      num: practitioner.num,
      practitionerId: reference.id as PractitionerId,
      name: nameIn(practitioner.json, null) ?? reference.id,
      role,
      authorised: { role, ...authorisedIn(parsed.data) },
    });
  }
  return staff.toSorted((a, b) => ROLES.indexOf(a.role) - ROLES.indexOf(b.role) || collator.compare(a.name, b.name));
}

/** The name that a Patient, Practitioner or RelatedPerson has on a day (null: the one that has no end); null when it gives none. */
export function nameIn(json: string, day: Temporal.PlainDate | null): string | null {
  return displayName(toJson(json)['name'], day);
}
