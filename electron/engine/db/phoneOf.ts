import { phonesIn } from '../../../shared/fhir/phone.ts';
import { osloDateAt } from '../../../shared/lib/time.ts';
import type { Db } from './open.ts';
import { toJson } from './patientResources.ts';
import { resourceByNum } from './resourceStore.ts';

/** The number that a patient is phoned on at an instant (ms), as `phonesIn` chooses; null when the portal gives none. */
export function phoneOf(db: Db, patient: number, now: number): string | null {
  const json = resourceByNum(db, patient)?.json ?? null;
  return json === null ? null : (phonesIn(toJson(json)['telecom'], osloDateAt(now))[0] ?? null);
}
