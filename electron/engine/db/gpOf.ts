import type { GpChange } from '../../../shared/domain/eConsultation/gpChange.ts';
import type { PractitionerId } from '../../../shared/domain/identity/ids.ts';
import { membershipOn } from '../../../shared/domain/patientList/membership.ts';
import { TASK_KINDS } from '../../../shared/fhir/codes.ts';
import { toMembership } from '../../../shared/fhir/list.ts';
import { typeNumber } from '../../../shared/fhir/resourceTypes.ts';
import { Temporal } from '../../../shared/lib/time.ts';
import type { Db } from './open.ts';
import { resourcesOfPatient } from './patientResources.ts';
import { prepared } from './prepared.ts';
import { resourceByNum } from './resourceStore.ts';

type MembershipOfGp = NonNullable<ReturnType<typeof toMembership>>;

/** A patient's times on lists, the newest first, so that the day on which two meet is the new one's. */
function membershipsOf(db: Db, patient: number): readonly MembershipOfGp[] {
  const all = resourcesOfPatient(db, patient, 'EpisodeOfCare').flatMap((one) => toMembership(one) ?? []);
  return all
    .filter(({ from }) => from !== null)
    .toSorted((a, b) => (b.from?.toString() ?? '').localeCompare(a.from?.toString() ?? ''));
}

/**
 * The GP responsible for a patient (a num) on a day, as the register has it; where it tells nothing of that day, the
 * one whom the portal names as the patient's GP. Null where neither says.
 */
export function gpOn(db: Db, patient: number, day: Temporal.PlainDate): PractitionerId | null {
  const current = membershipsOf(db, patient).find((one) => membershipOn(one, day) === 'active');
  return current?.gp ?? namedGp(db, patient);
}

function namedGp(db: Db, patient: number): PractitionerId | null {
  const gp = resourceByNum(db, patient)?.owner ?? null;
  const practitioner = gp === null ? null : resourceByNum(db, gp);
  return practitioner?.type === 'Practitioner' ? (practitioner.id as PractitionerId) : null;
}

/**
 * The change of GP that lies behind a matter which came on a day: the first that takes effect after it. Null without
 * one. A GP at another surgery has no name here: the id is then ''.
 */
export function gpChangeAfter(db: Db, patient: number, day: Temporal.PlainDate): GpChange | null {
  const memberships = membershipsOf(db, patient);
  const current = memberships.find((one) => membershipOn(one, day) === 'active');
  if (current === undefined) return null;
  const later = memberships.filter(
    ({ from, gp }) => gp !== current.gp && from !== null && Temporal.PlainDate.compare(from, day) > 0,
  );
  const next = later.at(-1);
  if (next !== undefined && next.from !== null) return { newGp: next.gp, on: next.from };
  const ends = current.to;
  return ends === null ? null : { newGp: '' as PractitionerId, on: ends.add({ days: 1 }) };
}

const TRANSFERRED = `
  SELECT 1 FROM resource
  WHERE patient = ? AND type = ${typeNumber('Task')} AND kind = ${TASK_KINDS.indexOf('record-transfer')}
    AND json ->> 'status' = 'completed' LIMIT 1`;

/** Whether the patient's record has been transferred, by a finished Task. The patient may object (pbrl. § 5-3). */
export function recordTransferred(db: Db, patient: number): boolean {
  return prepared(db, TRANSFERRED).pluck().get(patient) !== undefined;
}
