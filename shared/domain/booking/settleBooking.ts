import type { Booking, BookingState, Slot } from './booking.ts';
import { slotOf } from './booking.ts';
import { alternatives } from './doubleBooking.ts';

/**
 * What becomes of local work when the portal has something else.
 *
 * `accepted`: the portal has what was done here. `cancelled`: the patient has cancelled meanwhile, which wins.
 * `clash`: someone else was first; the local choice has not reached the patient and is not shown as confirmed.
 */
export type SettledBooking =
  | { readonly type: 'accepted'; readonly booking: Booking }
  | { readonly type: 'cancelled'; readonly booking: Booking; readonly freed: readonly Slot[] }
  | {
      readonly type: 'clash';
      readonly booking: Booking;
      readonly lost: Slot | null;
      readonly alternatives: readonly Slot[];
    };

/**
 * Settles a booking that was decided here while the line was down against the state that the portal has.
 *
 * Asked when the portal has refused what was sent, or has sent back what it became. The first to reach the portal wins.
 * A cancellation wins over a move, and gives back each time once: the one the booking had and the one held here for the
 * move. Of two who gave different patients the same time, the second gets the nearest free times instead.
 */
export function settleBooking(
  mine: Booking,
  theirs: BookingState,
  slots: readonly Slot[],
  now: number,
): SettledBooking {
  const chosen = slotOf(mine);
  if (theirs.status === 'cancelled' && mine.state.status !== 'cancelled') {
    const held = [theirs.slot, chosen].filter((slot) => slot !== null);
    const freed = held.filter((slot, index) => held.findIndex((other) => other.id === slot.id) === index);
    return { type: 'cancelled', booking: { ...mine, state: theirs }, freed };
  }
  const booking = { ...mine, state: theirs };
  const same = theirs.status === mine.state.status && slotOf(booking)?.id === chosen?.id;
  if (same) return { type: 'accepted', booking };
  return {
    type: 'clash',
    booking,
    lost: chosen,
    alternatives: chosen === null ? [] : alternatives(chosen, mine, slots, now),
  };
}
