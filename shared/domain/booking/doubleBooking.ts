import type { Booking, Slot } from './booking.ts';
import { slotOf } from './booking.ts';

type Span = Pick<Slot, 'start' | 'end'>;

/** Two times that share a moment. Back to back is no overlap. */
export function overlap(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/**
 * Why a booking may not have a time; null when it may. `others` are all other bookings that anyone still counts on.
 *
 * The GP may have been given to someone else meanwhile, and the patient may have an appointment elsewhere in the surgery:
 * two doctors at once is a double booking too. What others only ask for takes no time yet.
 */
export function whyTaken(booking: Booking, slot: Slot, others: readonly Booking[], now: number): Taken | null {
  if (slot.start <= now) return { type: 'SlotHasPassed', start: slot.start };
  const clash = others.find((other) => {
    const theirs = other.state.status === 'requested' ? null : slotOf(other);
    if (other.id === booking.id || theirs === null || !overlap(theirs, slot)) return false;
    return theirs.gp === slot.gp || other.patient === booking.patient;
  });
  if (clash === undefined) {
    // Held or busy by something that this machine has not heard of yet, unless it is held for this very booking.
    return slot.state === 'free' || slotOf(booking)?.id === slot.id ? null : { type: 'SlotTaken', start: slot.start };
  }
  return clash.patient === booking.patient
    ? { type: 'PatientHasAnother', start: slot.start }
    : { type: 'SlotTaken', start: slot.start };
}

/** `start` in milliseconds since 1970 (UTC). */
export type Taken =
  | { readonly type: 'SlotHasPassed'; readonly start: number }
  | { readonly type: 'SlotTaken'; readonly start: number }
  | { readonly type: 'PatientHasAnother'; readonly start: number };

const ALTERNATIVES = 3;

/** The free times nearest to the one that was lost, with the same GP and way of meeting, the nearest first. */
export function alternatives(lost: Slot, booking: Booking, slots: readonly Slot[], now: number): readonly Slot[] {
  const distance = (slot: Slot) => Math.abs(slot.start - lost.start);
  return slots
    .filter((slot) => slot.id !== lost.id && slot.gp === lost.gp && slot.state === 'free' && slot.start > now)
    .filter((slot) => booking.modality === 'in-person' || slot.modalities.includes(booking.modality))
    .toSorted((a, b) => distance(a) - distance(b) || a.start - b.start)
    .slice(0, ALTERNATIVES);
}
