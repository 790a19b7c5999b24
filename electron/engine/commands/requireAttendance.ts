import type { Booking, BookingId, Slot } from '../../../shared/domain/booking/booking.ts';
import { approve } from '../../../shared/domain/booking/decide.ts';
import { requireAttendance as require } from '../../../shared/domain/eConsultation/closing.ts';
import type { EConsultation } from '../../../shared/domain/eConsultation/eConsultation.ts';
import { appointmentStep, takeSlotStep } from '../../../shared/fhir/slot.ts';
import { err, ok } from '../../../shared/lib/result.ts';
import { Temporal } from '../../../shared/lib/time.ts';
import type { SignedInAct } from '../act.ts';
import { findSlot, bookingsOf } from '../db/calendarStore.ts';
import { loadEConsultation } from '../db/loadEConsultation.ts';
import { endMatter } from './endMatter.ts';

/**
 * «Krever oppmøte»: tells the patient to come, with the time that was chosen, or without one where the patient is to book.
 * Reply and appointment go together: the matter is reserved, the time taken, the appointment made, and only then told.
 */
export const requireAttendance: SignedInAct<'requireAttendance'> = (context, { taskId, text, slotId }) => {
  const { db, now, signedIn } = context;
  const loaded = loadEConsultation(db, taskId, now());
  if (loaded === null) return err({ type: 'NotFound' });
  const slot = slotId === undefined ? null : findSlot(db, slotId);
  if (slotId !== undefined && slot === null) return err({ type: 'SlotGone' });
  if (slot !== null) {
    const at = Temporal.Instant.fromEpochMilliseconds(now());
    const staff = { by: signedIn.practitionerId, role: signedIn.role };
    const known = {
      needs: { urgent: loaded.eConsultation.urgent, examination: true },
      others: bookingsOf(db, loaded.stored.patient, loaded.eConsultation.patient),
    };
    const approved = approve(bookingFor(loaded.eConsultation, slot), slot, staff, known, at);
    if (!approved.ok) return approved;
  }
  const ended = endMatter(context, taskId, {
    kind: 'eConsultation.attendance',
    ending: { code: 'must-come-in' },
    rule: (matter, actor, at) => {
      const required = require(matter, text, actor, at);
      return required.ok ? ok(required.value.eConsultation) : required;
    },
    before: ({ task }, entryId, at) =>
      slot === null
        ? []
        : [
            takeSlotStep(entryId, slot.id),
            appointmentStep(entryId, slot, {
              patient: task.for?.reference ?? '',
              task: taskId,
              reason: task.description ?? '',
              at,
            }),
          ],
  });
  return ended;
};

/** The appointment as the rules of booking see it: the surgery gives a time to what the patient has asked for in words. */
function bookingFor({ patient }: EConsultation, slot: Slot): Booking {
  return {
    id: '' as BookingId,
    patient,
    gp: slot.gp,
    asked: { type: 'wish', text: '' },
    modality: 'in-person',
    state: { status: 'requested' },
  };
}
