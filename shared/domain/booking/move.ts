import type { Temporal } from '../../lib/time.ts';
import { err, ok, type Result } from '../../lib/result.ts';
import type { Booking, Changed, Slot } from './booking.ts';
import { whyNotThisRole } from '../eConsultation/whoMay.ts';
import { freedBy, type Known, type PlaceRefused, type Staff, whyNotAt } from './decide.ts';

/** The one message that a move sends. Never a cancellation and a new booking: they could arrive in the other order (NHN). */
export type ChangeMessage = { readonly type: 'Changed'; readonly from: Slot; readonly to: Slot };

export type Moved = Changed & { readonly message: ChangeMessage | null };

/**
 * Moves a booked appointment to another time. The patient is told once; moving to the time it already has tells nobody.
 */
export function move(
  booking: Booking,
  to: Slot,
  staff: Staff,
  known: Known,
  now: Temporal.Instant,
): Result<Moved, PlaceRefused> {
  const { state } = booking;
  if (state.status !== 'booked') return err({ type: 'WrongState', as: state.status });
  if (state.slot.id === to.id) return ok({ booking, freed: [], message: null });
  const refused = whyNotThisRole(staff.role, 'moveAppointment') ?? whyNotAt(booking, to, staff, known, now);
  if (refused) return err(refused);
  return ok({
    booking: { ...booking, state: { status: 'booked', slot: to, by: staff.by } },
    freed: freedBy(booking, to),
    message: { type: 'Changed', from: state.slot, to },
  });
}
