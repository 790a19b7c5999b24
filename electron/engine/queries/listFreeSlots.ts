import { overlap } from '../../../shared/domain/booking/doubleBooking.ts';
import { offerDeadline } from '../../../shared/domain/booking/offerDeadline.ts';
import { slotOf } from '../../../shared/domain/booking/booking.ts';
import { writeInstant } from '../../../shared/fhir/instant.ts';
import type { FreeSlot } from '../../../shared/ipc/views/calendar.ts';
import { err, ok } from '../../../shared/lib/result.ts';
import { osloDateAt } from '../../../shared/lib/time.ts';
import type { SignedInAct } from '../act.ts';
import { bookingsOf, freeSlots } from '../db/calendarStore.ts';
import { loadEConsultation } from '../db/loadEConsultation.ts';
import { Names } from './names.ts';

const OF_OWN_GP = 6;
const OF_OTHERS = 1;

/**
 * The nearest free times for the patient of a matter: those of the own GP first, then the first one of each colleague.
 * What is urgent cannot wait for the own GP: there the first time at any doctor stands first. Times at which the
 * patient is to be elsewhere in the surgery are left out.
 */
export const listFreeSlots: SignedInAct<'listFreeSlots'> = ({ db, now }, { taskId }) => {
  const loaded = loadEConsultation(db, taskId, now());
  if (loaded === null) return err({ type: 'NotFound' });
  const at = now();
  const { responsibleGp, patient, urgent } = loaded.eConsultation;
  const names = new Names(db, now());
  const taken = bookingsOf(db, loaded.stored.patient, patient).map(slotOf);
  const slots: FreeSlot[] = [];
  for (const [gp, free] of freeSlots(db, at, OF_OWN_GP + taken.length)) {
    const possible = free.filter((slot) => !taken.some((other) => other !== null && overlap(other, slot)));
    for (const { id, start, end } of possible.slice(0, gp === responsibleGp ? OF_OWN_GP : OF_OTHERS)) {
      slots.push({
        slotId: id,
        gpName: names.byReference(`Practitioner/${gp}`) ?? '–',
        isOwnGp: gp === responsibleGp,
        start: writeInstant(start),
        end: writeInstant(end),
      });
    }
  }
  const ownFirst = (slot: FreeSlot) => Number(slot.isOwnGp && !urgent);
  slots.sort((a, b) => ownFirst(b) - ownFirst(a) || a.start.localeCompare(b.start));
  const offer = offerDeadline(osloDateAt(at));
  return ok({ slots, offerBy: offer.day.toString() });
};
