import { holding } from '../../../shared/fhir/holds.ts';
import { osloDateAt } from '../../../shared/lib/time.ts';
import type { Db } from './open.ts';
import { toJson } from './patientResources.ts';
import { resourceByNum } from './resourceStore.ts';

/**
 * The number that a patient is phoned on at an instant (ms): of those that hold that day the one that the portal ranks
 * first, then a mobile before others; null when it gives none. Never one that is old or has ended.
 */
export function phoneOf(db: Db, patient: number, now: number): string | null {
  const json = resourceByNum(db, patient)?.json ?? null;
  const telecom = json === null ? undefined : toJson(json)['telecom'];
  const phones = holding(telecom, osloDateAt(now), ['mobile', 'home', 'work']).filter(
    ({ system }) => system === 'phone',
  );
  return phones.map(({ value }) => value).find(isNumber) ?? null;
}

function isNumber(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}
