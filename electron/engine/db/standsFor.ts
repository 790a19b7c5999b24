import { guardianAccess, type GuardianId, type GuardianRefused } from '../../../shared/domain/access/guardian.ts';
import { daysOf, holdsOn, isActive } from '../../../shared/fhir/holds.ts';
import type { Temporal } from '../../../shared/lib/time.ts';
import type { Db } from './open.ts';
import type { PatientAccess } from './patientAccess.ts';
import { toJson } from './patientResources.ts';
import { quarantinedIds } from './quarantineStore.ts';
import { findResource } from './resourceStore.ts';

/** What no portal that decides by itself can overlook: the law and the calendar, not what it may not have told us. */
const REFUSED: readonly GuardianRefused['type'][] = [
  'ChildDecidesAlone',
  'GuardianEnded',
  'GuardianNotBegun',
  'AddressIsProtected',
];

/**
 * Whether a RelatedPerson (an id) can be somebody to a patient on a day, where the portal decides by itself who may read:
 * not one of another patient, out of use, before or after their time, or the guardian of someone who decides alone.
 * Someone whom the portal has not told of can be.
 */
export function standsFor(db: Db, id: string, { patient, reachable }: PatientAccess, day: Temporal.PlainDate): boolean {
  if (quarantinedIds(db, 'RelatedPerson').includes(id)) return false;
  const stored = findResource(db, { type: 'RelatedPerson', id });
  if (stored === null || stored.json === null) return true;
  if (stored.patient !== findResource(db, { type: 'Patient', id: patient })?.num) return false;
  const person = toJson(stored.json);
  if (!isActive(person) || !holdsOn(daysOf(person['period']), day)) return false;
  if (!reachable.guardians.some((one) => one.id === id)) return true;
  const access = guardianAccess(reachable, id as GuardianId, day);
  return access.ok || !REFUSED.includes(access.error.type);
}
