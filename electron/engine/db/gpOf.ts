import {
  changeAfter,
  changeTo,
  type GpChange,
  type TimeWithGp,
} from '../../../shared/domain/eConsultation/gpChange.ts';
import type { PractitionerId } from '../../../shared/domain/identity/ids.ts';
import { membershipOn } from '../../../shared/domain/patientList/membership.ts';
import { TASK_KINDS } from '../../../shared/fhir/codes.ts';
import { toMembership } from '../../../shared/fhir/list.ts';
import { typeNumber } from '../../../shared/fhir/resourceTypes.ts';
import { OSLO, Temporal } from '../../../shared/lib/time.ts';
import type { Db } from './open.ts';
import { gpOfPatient } from './namedGp.ts';
import { resourcesOfPatient, toJson } from './patientResources.ts';
import { prepared } from './prepared.ts';
import { findResource, resourceByNum } from './resourceStore.ts';

/** A patient's times on lists, the newest first, so that the day on which two meet is the new one's. */
function membershipsOf(db: Db, patient: number): readonly TimeWithGp[] {
  return resourcesOfPatient(db, patient, 'EpisodeOfCare')
    .flatMap((one) => {
      const time = toMembership(one, (role) => practitionerInRole(db, role));
      return time === null || time.from === null ? [] : [{ ...time, from: time.from }];
    })
    .toSorted((a, b) => Temporal.PlainDate.compare(b.from, a.from));
}

function practitionerInRole(db: Db, id: string): PractitionerId | null {
  const owner = findResource(db, { type: 'PractitionerRole', id })?.owner ?? null;
  const practitioner = owner === null ? null : resourceByNum(db, owner);
  return practitioner?.type === 'Practitioner' ? (practitioner.id as PractitionerId) : null;
}

/**
 * The GP responsible for a patient (a num) on a day, as the register has it; where it tells nothing of that day, the
 * one whom the portal names as the patient's GP. Null where neither says.
 */
export function gpOn(db: Db, patient: number, day: Temporal.PlainDate): PractitionerId | null {
  return registeredGpOn(db, patient, day) ?? namedGp(db, patient);
}

/** The same by the register alone; null where it tells nothing of that day. */
export function registeredGpOn(db: Db, patient: number, day: Temporal.PlainDate): PractitionerId | null {
  return membershipsOf(db, patient).find((one) => membershipOn(one, day) === 'active')?.gp ?? null;
}

function namedGp(db: Db, patient: number): PractitionerId | null {
  const stored = resourceByNum(db, patient);
  if (stored === null || stored.json === null) return null;
  const { num } = gpOfPatient(db, toJson(stored.json), stored.owner);
  const practitioner = num === null ? null : resourceByNum(db, num);
  return practitioner?.type === 'Practitioner' ? (practitioner.id as PractitionerId) : null;
}

/** The change of GP that lies behind a matter of a patient's (a num) which came on a day (`changeAfter`). */
export function gpChangeAfter(db: Db, patient: number, day: Temporal.PlainDate): GpChange | null {
  return changeAfter(membershipsOf(db, patient), day);
}

/**
 * The change by which a doctor who works here got the patient, behind something that came on a day (`changeTo`).
 *
 * @param patient num
 */
export function changeToDoctor(
  db: Db,
  doctor: PractitionerId,
  patient: number,
  received: Temporal.PlainDate,
  today: Temporal.PlainDate,
): GpChange | null {
  return changeTo(doctor, membershipsOf(db, patient), received, today);
}

const TRANSFERRED = `
  SELECT 1 FROM resource
  WHERE patient = @patient AND type = ${typeNumber('Task')} AND at >= @since AND owner = @owner
    AND kind = ${TASK_KINDS.indexOf('record-transfer')} AND json ->> 'status' = 'completed' LIMIT 1`;

/**
 * Whether the patient's record has come along to a GP: by a finished Task of that GP's, from the day of the change or
 * later. An older one brought it to someone else. The patient may object (pbrl. § 5-3).
 *
 * @param patient num
 * @param owner num of the GP
 * @param on the first day with that GP
 */
export function recordTransferred(db: Db, patient: number, owner: number, on: Temporal.PlainDate): boolean {
  const since = on.toZonedDateTime(OSLO).epochMilliseconds;
  return prepared(db, TRANSFERRED).pluck().get({ patient, owner, since }) !== undefined;
}
