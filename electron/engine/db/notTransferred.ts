import { threadFollows } from '../../../shared/domain/eConsultation/gpChange.ts';
import { isOpen } from '../../../shared/domain/eConsultation/eConsultation.ts';
import { route } from '../../../shared/domain/eConsultation/cover.ts';
import { toEConsultation } from '../../../shared/fhir/eConsultation.ts';
import { schemas } from '../../../shared/fhir/schemas.ts';
import { osloDateAt } from '../../../shared/lib/time.ts';
import { changeToDoctor, recordTransferred, registeredGpOn } from './gpOf.ts';
import { listOf, loadLists } from './lists.ts';
import type { Db } from './open.ts';
import { prepared } from './prepared.ts';
import { resourceByNum } from './resourceStore.ts';
import type { Staff } from './staff.ts';

export const FIRST_SAID = 'SELECT at FROM resource WHERE parent = ? AND at IS NOT NULL ORDER BY at LIMIT 1';

/**
 * Why a doctor to whom the patient has changed does not see an older matter: the day of the change (ISO date in Norway);
 * null for anyone else, and once the record has been transferred to that doctor. What came before the change is finished
 * by the GP who got it (pbrl. § 5-3: the patient may object to a transfer).
 *
 * @param task num of the matter
 */
export function whyNotTransferred(db: Db, viewer: Staff, task: number, now: number): string | null {
  const stored = resourceByNum(db, task);
  // Only who has the patient now can be the new GP; nothing else is read for anyone else.
  if (stored === null || stored.patient === null || stored.at === null || stored.json === null) return null;
  if (viewer.role !== 'gp' || stored.owner === viewer.num) return null;
  if (resourceByNum(db, stored.patient)?.owner !== viewer.num) return null;
  // What the patient wrote first: a matter that was opened again after the change holds what came before it.
  const first = prepared(db, FIRST_SAID).pluck().get(task) as number | undefined;
  const received = osloDateAt(Math.min(stored.at, first ?? stored.at));
  const today = osloDateAt(now);
  const change = changeToDoctor(db, viewer.practitionerId, stored.patient, received, today);
  if (change === null) return null;
  const parsed = schemas.Task.safeParse(JSON.parse(stored.json));
  if (!parsed.success) return null;
  const responsibleGp = registeredGpOn(db, stored.patient, received);
  const eConsultation = toEConsultation(parsed.data, { responsibleGp, reach: 'portal', contacts: [] });
  const routed = isOpen(eConsultation)
    ? route(eConsultation, listOf(loadLists(db), eConsultation.responsibleGp), today)
    : eConsultation;
  const transferred = recordTransferred(db, stored.patient, viewer.num, change.on);
  const follows = threadFollows(routed, viewer.practitionerId, change, transferred);
  return follows ? null : change.on.toString();
}

/**
 * Whether something of a patient's, as an appointment, lies before the patient's change to the doctor who looks, and the
 * record has not been transferred: then it is not shown, as an older matter is not.
 *
 * @param patient num
 * @param at when it was, ms
 */
export function isBeforeOwnList(db: Db, viewer: Staff, patient: number, at: number, now: number): boolean {
  if (viewer.role !== 'gp' || resourceByNum(db, patient)?.owner !== viewer.num) return false;
  const change = changeToDoctor(db, viewer.practitionerId, patient, osloDateAt(at), osloDateAt(now));
  return change !== null && !recordTransferred(db, patient, viewer.num, change.on);
}
