import rules from '../../../resources/rules/fees.json' with { type: 'json' };
import { osloDateAt, type Temporal } from '../../lib/time.ts';
import { err, ok, type Result } from '../../lib/result.ts';
import { valueOn } from '../configuration/datedValues.ts';
import { type Booking, type Changed, slotOf } from './booking.ts';
import { type NotYourRole, whyNotThisRole } from '../eConsultation/whoMay.ts';
import { freedBy, type Staff, whyNotIn, type WrongState } from './decide.ts';

const MILLISECONDS_AN_HOUR = 3_600_000;

/**
 * Whether an appointment that starts at `start` may be charged for when the patient cancels at `at`: later than
 * 24 hours before. Both in milliseconds since 1970 (UTC): hours as they pass, also when the clocks change between.
 *
 * Source: FOR-2024-06-26-1322, merknad B2. Exactly 24 hours before is free.
 */
export function feeForCancelling(start: number, at: number): boolean {
  const hours = valueOn(rules, 'freeCancellationHours', osloDateAt(start));
  return start - at < hours * MILLISECONDS_AN_HOUR;
}

export type Cancelled = Changed & {
  /** The surgery may charge for the lost time; it may also let it be. Not counted towards the exemption card. */
  readonly feeAllowed: boolean;
};

/** The patient cancels, whatever the surgery is doing with the booking. Refused when it has ended or begun. */
export function cancelByPatient(booking: Booking, now: Temporal.Instant): Result<Cancelled, CancelRefused> {
  return cancelled(booking, 'patient', now);
}

/** The surgery cancels: never charged for. */
export function cancelBySurgery(
  booking: Booking,
  staff: Staff,
  now: Temporal.Instant,
): Result<Cancelled, CancelRefused> {
  const refused = whyNotThisRole(staff.role, 'cancelAppointment');
  return refused ? err(refused) : cancelled(booking, 'surgery', now);
}

function cancelled(
  booking: Booking,
  by: 'patient' | 'surgery',
  now: Temporal.Instant,
): Result<Cancelled, CancelRefused> {
  const at = now.epochMilliseconds;
  const { state } = booking;
  const refused = whyNotIn(booking, ['requested', 'proposed', 'booked']);
  if (refused) return err(refused);
  const booked = state.status === 'booked' ? state.slot : null;
  if (booked !== null && booked.start <= at) return err({ type: 'HasBegun', start: booked.start });
  return ok({
    booking: { ...booking, state: { status: 'cancelled', by, at, slot: slotOf(booking) } },
    freed: freedBy(booking, null),
    feeAllowed: by === 'patient' && booked !== null && feeForCancelling(booked.start, at),
  });
}

export type CancelRefused = WrongState | NotYourRole | { readonly type: 'HasBegun'; readonly start: number };

/** The patient has come. */
export function arrived(booking: Booking, staff: Staff): Result<Booking, WrongState | NotYourRole> {
  const { state } = booking;
  if (state.status !== 'booked') return err({ type: 'WrongState', as: state.status });
  const refused = whyNotThisRole(staff.role, 'recordNoShow');
  return refused ? err(refused) : ok({ ...booking, state: { status: 'arrived', slot: state.slot } });
}

/**
 * The patient did not come; the consultation may be charged for (FOR-2024-06-26-1322, merknad B2). Refused before the time
 * is over: until then the patient may only be late.
 */
export function noShow(booking: Booking, staff: Staff, now: Temporal.Instant): Result<Booking, NoShowRefused> {
  const { state } = booking;
  if (state.status !== 'booked') return err({ type: 'WrongState', as: state.status });
  const refused = whyNotThisRole(staff.role, 'recordNoShow');
  if (refused) return err(refused);
  if (now.epochMilliseconds < state.slot.end) return err({ type: 'NotOverYet', end: state.slot.end });
  return ok({ ...booking, state: { status: 'no-show', slot: state.slot } });
}

export type NoShowRefused = WrongState | NotYourRole | { readonly type: 'NotOverYet'; readonly end: number };
