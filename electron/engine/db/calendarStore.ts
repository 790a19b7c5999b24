import type { Booking, Slot } from '../../../shared/domain/booking/booking.ts';
import type { PatientId, PractitionerId } from '../../../shared/domain/identity/ids.ts';
import type { Json } from '../../../shared/fhir/json.ts';
import { typeNumber } from '../../../shared/fhir/resourceTypes.ts';
import { gpOfSchedule, isPlanned, toBooking, toSlot } from '../../../shared/fhir/slot.ts';
import type { Db } from './open.ts';
import { toJson } from './patientResources.ts';
import { prepared } from './prepared.ts';
import { findResource, resourceByNum } from './resourceStore.ts';
import { unsettledEntries } from './outboxStore.ts';
import { isAuthorisedNow, listStaff, type Staff } from './staff.ts';

const SCHEDULES = `SELECT num, json FROM resource WHERE type = ${typeNumber('Schedule')} AND json IS NOT NULL`;
// In the order of the day, out of the index that a thread has its messages by.
export const SLOTS_FROM = `
  SELECT json FROM resource WHERE parent = ? AND at > ? AND type = ${typeNumber('Slot')} ORDER BY at`;
export const APPOINTMENTS_OF = `
  SELECT json FROM resource WHERE patient = ? AND type = ${typeNumber('Appointment')} AND json IS NOT NULL`;

/** A time by its id, with whose it is; null when the portal has not given it, or it cannot be understood. */
export function findSlot(db: Db, slotId: string): Slot | null {
  const stored = findResource(db, { type: 'Slot', id: slotId });
  const schedule = stored?.parent === null || stored === null ? null : resourceByNum(db, stored.parent);
  if (stored?.json === null || stored === null || schedule?.json === null || schedule === null) return null;
  const calendar = toJson(schedule.json);
  const gp = gpOfSchedule(calendar);
  const slot = gp === null ? null : toSlot(toJson(stored.json), gp);
  return slot !== null && isOpenTime(listStaff(db), calendar, slot) ? slot : null;
}

/** Whether a calendar says anything of a time, and whose it is works here then. */
function isOpenTime(staff: readonly Staff[], calendar: Json, { gp, start }: Slot): boolean {
  return isPlanned(calendar, start) && staff.some((one) => one.practitionerId === gp && isAuthorisedNow(one, start));
}

/** The appointments of a patient that anyone still counts on. `patient` is a num, `patientId` the same patient's id. */
export function bookingsOf(db: Db, patient: number, patientId: PatientId): readonly Booking[] {
  const rows = prepared(db, APPOINTMENTS_OF).pluck().all(patient) as string[];
  return rows.map((json) => toBooking(JSON.parse(json), patientId)).filter((one) => one !== null);
}

/**
 * The next free times after an instant (ms) of each GP, the earliest first. A time that an act here has chosen and the
 * portal has not heard of is not free any more.
 */
export function freeSlots(db: Db, after: number, eachGp: number): ReadonlyMap<PractitionerId, readonly Slot[]> {
  const chosenHere = new Set(
    unsettledEntries(db, -1).flatMap(({ steps }) =>
      steps.flatMap((step) => (step.do === 'update' && step.type === 'Slot' ? [step.id] : [])),
    ),
  );
  const byGp = new Map<PractitionerId, Slot[]>();
  const staff = listStaff(db);
  for (const { num, json } of prepared(db, SCHEDULES).all() as { num: number; json: string }[]) {
    const calendar = toJson(json);
    const gp = gpOfSchedule(calendar);
    if (gp === null) continue;
    const free = byGp.get(gp) ?? [];
    byGp.set(gp, free);
    for (const slotJson of prepared(db, SLOTS_FROM).pluck().iterate(num, after) as IterableIterator<string | null>) {
      if (free.length >= eachGp) break;
      const slot = slotJson === null ? null : toSlot(JSON.parse(slotJson), gp);
      // A time opened for video alone is no time to be examined in.
      const inPerson =
        slot !== null &&
        isOpenTime(staff, calendar, slot) &&
        (slot.modalities.length === 0 || slot.modalities.includes('in-person'));
      if (inPerson && slot.state === 'free' && !chosenHere.has(slot.id)) free.push(slot);
    }
  }
  return byGp;
}
