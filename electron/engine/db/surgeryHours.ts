import type { SurgeryHours } from '../../../shared/domain/calendar/openingHours.ts';
import { toClosings } from '../../../shared/fhir/closings.ts';
import { Temporal } from '../../../shared/lib/time.ts';
import type { Db } from './open.ts';
import { resourcesOfType } from './patientResources.ts';
import { isOfSurgery, surgeryOf } from './surgery.ts';

const opens = Temporal.PlainTime.from('08:00');
const closes = Temporal.PlainTime.from('16:00');
/** The portal tells which days are closed, not the hours of an ordinary week. */
const weekly = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens, closes }));

/** On which days the surgery is open, as far as the portal tells. */
export function surgeryHours(db: Db): SurgeryHours {
  const surgery = surgeryOf(db);
  const services = resourcesOfType(db, 'HealthcareService').filter((one) => isOfSurgery(one['providedBy'], surgery));
  return { weekly, closings: services.flatMap(toClosings) };
}
