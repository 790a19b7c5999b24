import type { Booking, BookingId, BookingState, Slot, SlotId } from '../../../shared/domain/booking/booking.ts';
import type { Known } from '../../../shared/domain/booking/decide.ts';
import { lien, nora, oslo } from '../eConsultation/anEConsultation.ts';

/** A free quarter of an hour with Dr. Lien, for coming in or video. */
export function aSlot(start: string, changes: Partial<Slot> = {}): Slot {
  const at = oslo(start).epochMilliseconds;
  return {
    id: `slot-${start}` as SlotId,
    gp: lien,
    start: at,
    end: at + 15 * 60_000,
    modalities: ['in-person', 'video'],
    state: 'free',
    ...changes,
  };
}

export const nine = aSlot('2027-03-24T09:00');
export const ten = aSlot('2027-03-24T10:00');
export const eleven = aSlot('2027-03-24T11:00');

/** Nora asks for nine o'clock on Wednesday 24 March. */
export function aBooking(changes: Partial<Booking> = {}): Booking {
  return {
    id: 'booking-1' as BookingId,
    patient: nora,
    gp: lien,
    asked: { type: 'slot', slot: nine },
    modality: 'in-person',
    state: { status: 'requested' },
    ...changes,
  };
}

export const aWish = aBooking({ asked: { type: 'wish', text: 'Helst en formiddag.' } });

export function bookedAt(slot: Slot): BookingState {
  return { status: 'booked', slot, by: lien };
}

export const calm: Known = { needs: { urgent: false, examination: false }, others: [] };
