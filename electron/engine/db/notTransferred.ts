import { threadFollows } from '../../../shared/domain/eConsultation/gpChange.ts';
import { isOpen } from '../../../shared/domain/eConsultation/eConsultation.ts';
import { route } from '../../../shared/domain/eConsultation/cover.ts';
import { toEConsultation } from '../../../shared/fhir/eConsultation.ts';
import { schemas } from '../../../shared/fhir/schemas.ts';
import { osloDate, Temporal } from '../../../shared/lib/time.ts';
import { gpChangeAfter, gpOn, recordTransferred } from './gpOf.ts';
import { listOf, loadLists } from './lists.ts';
import type { Db } from './open.ts';
import { resourceByNum } from './resourceStore.ts';
import type { Staff } from './staff.ts';

/**
 * Why a doctor to whom the patient has changed does not see an older matter: the day of the change (ISO date in Norway);
 * null for anyone else, and once the record has been transferred. What came before the change is finished by the GP who
 * got it (pbrl. § 5-3: the patient may object to a transfer).
 *
 * @param task num of the matter
 */
export function whyNotTransferred(db: Db, viewer: Staff, task: number, now: number): string | null {
  const stored = resourceByNum(db, task);
  // Only who has the patient now can be the new GP; nothing else is read for anyone else.
  if (stored === null || stored.patient === null || stored.at === null || stored.json === null) return null;
  if (viewer.role !== 'gp' || stored.owner === viewer.num) return null;
  if (resourceByNum(db, stored.patient)?.owner !== viewer.num) return null;
  const received = osloDate(Temporal.Instant.fromEpochMilliseconds(stored.at));
  const change = gpChangeAfter(db, stored.patient, received);
  const parsed = schemas.Task.safeParse(JSON.parse(stored.json));
  if (change === null || change.newGp !== viewer.practitionerId || !parsed.success) return null;
  const responsibleGp = gpOn(db, stored.patient, received);
  const eConsultation = toEConsultation(parsed.data, { responsibleGp, reach: 'portal', contacts: [] });
  const today = osloDate(Temporal.Instant.fromEpochMilliseconds(now));
  const routed = isOpen(eConsultation)
    ? route(eConsultation, listOf(loadLists(db), eConsultation.responsibleGp), today)
    : eConsultation;
  const follows = threadFollows(routed, viewer.practitionerId, change, recordTransferred(db, stored.patient));
  return follows ? null : change.on.toString();
}

/**
 * Whether an appointment lies before the patient's change to the doctor who looks, and the record has not been
 * transferred: then it is not shown, as an older matter is not.
 *
 * @param patient num
 * @param at when it was, ms
 */
export function isBeforeOwnList(db: Db, viewer: Staff, patient: number, at: number): boolean {
  if (viewer.role !== 'gp' || resourceByNum(db, patient)?.owner !== viewer.num) return false;
  const change = gpChangeAfter(db, patient, osloDate(Temporal.Instant.fromEpochMilliseconds(at)));
  return change !== null && change.newGp === viewer.practitionerId && !recordTransferred(db, patient);
}
