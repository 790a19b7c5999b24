import type { Temporal } from '../../lib/time.ts';
import { err, ok, type Result } from '../../lib/result.ts';
import type { Booking, Changed } from './booking.ts';
import { freedBy, whyNotIn, type WrongState } from './decide.ts';

/** The patient takes the time that the surgery offered; refused when that time has begun meanwhile. */
export function acceptProposal(booking: Booking, now: Temporal.Instant): Result<Changed, ProposalRefused> {
  const { state } = booking;
  if (state.status !== 'proposed') return err({ type: 'WrongState', as: state.status });
  const { slot } = state;
  if (slot.start <= now.epochMilliseconds) return err({ type: 'SlotHasPassed', start: slot.start });
  return ok({ booking: { ...booking, state: { status: 'booked', slot, by: 'patient' } }, freed: [] });
}

export type ProposalRefused = WrongState | { readonly type: 'SlotHasPassed'; readonly start: number };

/**
 * The patient does not want the time offered, and still wants an appointment: it becomes a wish with what was asked for
 * at first, since that time has been given up.
 */
export function declineProposal(booking: Booking, wish: string): Result<Changed, WrongState> {
  const refused = whyNotIn(booking, ['proposed']);
  if (refused) return err(refused);
  return ok({
    booking: { ...booking, asked: { type: 'wish', text: wish.trim() }, state: { status: 'requested' } },
    freed: freedBy(booking, null),
  });
}
