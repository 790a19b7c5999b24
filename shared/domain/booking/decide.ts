import type { Temporal } from '../../lib/time.ts';
import { err, ok, type Result } from '../../lib/result.ts';
import type { Role } from '../access/role.ts';
import type { PractitionerId } from '../identity/ids.ts';
import { type Booking, type BookingStatus, type Changed, type Rejection, type Slot, slotOf } from './booking.ts';
import { type Taken, whyTaken } from './doubleBooking.ts';
import { type DoctorChoosesModality, type Needs, type Unsuitable, whyNotInSlot, whyUnsuitable } from './suitability.ts';
import { type NotYourRole, whyNotThisRole } from '../eConsultation/whoMay.ts';

/** Who acts, from the sign-in. */
export type Staff = { readonly by: PractitionerId; readonly role: Role };

/** What the surgery knows when it decides. `others` are the other bookings that anyone still counts on. */
export type Known = { readonly needs: Needs; readonly others: readonly Booking[] };

/** The booking stands elsewhere than this act needs. */
export function whyNotIn(booking: Booking, statuses: readonly BookingStatus[]): WrongState | null {
  const { status } = booking.state;
  return statuses.includes(status) ? null : { type: 'WrongState', as: status };
}

export type WrongState = { readonly type: 'WrongState'; readonly as: BookingStatus };
export type PlaceRefused = WrongState | NotYourRole | Unsuitable | DoctorChoosesModality | Taken;

/** Why a booking may not be put at a time by this member of staff now. */
export function whyNotAt(
  booking: Booking,
  slot: Slot,
  staff: Staff,
  known: Known,
  now: Temporal.Instant,
): Exclude<PlaceRefused, WrongState | NotYourRole> | null {
  return (
    whyUnsuitable(booking.modality, known.needs) ??
    whyNotInSlot(booking, slot, staff.role) ??
    whyTaken(booking, slot, known.others, now.epochMilliseconds)
  );
}

/**
 * The surgery says yes: to the time asked for, or with a time for a wish.
 *
 * Approving twice with the same time is one approval. Whether the patient is told is another matter: that is when the
 * portal has acknowledged it, and there the first of two approvals wins.
 */
export function approve(
  booking: Booking,
  slot: Slot,
  staff: Staff,
  known: Known,
  now: Temporal.Instant,
): Result<Changed, PlaceRefused> {
  const { state } = booking;
  if (state.status === 'booked' && state.slot.id === slot.id) return ok({ booking, freed: [] });
  const refused =
    whyNotIn(booking, ['requested']) ??
    whyNotThisRole(staff.role, 'approveBooking') ??
    whyNotAt(booking, slot, staff, known, now);
  if (refused) return err(refused);
  return ok({
    booking: { ...booking, state: { status: 'booked', slot, by: staff.by } },
    freed: freedBy(booking, slot),
  });
}

/** The surgery says no, with a reason that the patient reads. The time is open to others again. */
export function reject(
  booking: Booking,
  why: { readonly reason: Rejection; readonly text: string },
  staff: Staff,
): Result<Changed, WrongState | NotYourRole | { readonly type: 'ReasonIsEmpty' }> {
  const refused = whyNotIn(booking, ['requested', 'proposed']) ?? whyNotThisRole(staff.role, 'rejectBooking');
  if (refused) return err(refused);
  const text = why.text.trim();
  // The fixed reasons have words of their own; «other» says nothing by itself.
  if (why.reason === 'other' && text === '') return err({ type: 'ReasonIsEmpty' });
  return ok({
    booking: { ...booking, state: { status: 'rejected', by: staff.by, reason: why.reason, text } },
    freed: freedBy(booking, null),
  });
}

/** The surgery offers another time and holds it; the time asked for, or offered before, is open to others again. */
export function propose(
  booking: Booking,
  slot: Slot,
  staff: Staff,
  known: Known,
  now: Temporal.Instant,
): Result<Changed, PlaceRefused> {
  const refused =
    whyNotIn(booking, ['requested', 'proposed']) ??
    whyNotThisRole(staff.role, 'proposeTime') ??
    whyNotAt(booking, slot, staff, known, now);
  if (refused) return err(refused);
  return ok({ booking: { ...booking, state: { status: 'proposed', slot } }, freed: freedBy(booking, slot) });
}

/** The times that a booking gives up when it goes over to `kept`. */
export function freedBy(booking: Booking, kept: Slot | null): readonly Slot[] {
  const had = slotOf(booking);
  return had === null || had.id === kept?.id ? [] : [had];
}
