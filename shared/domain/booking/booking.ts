import type { Brand } from '../../lib/brand.ts';
import type { PatientId, PractitionerId } from '../identity/ids.ts';

export type BookingId = Brand<string, 'BookingId'>;
export type SlotId = Brand<string, 'SlotId'>;

export const MODALITIES = ['in-person', 'video', 'phone', 'text'] as const;
/** How doctor and patient meet (FOR-2025-12-02-2405 § 16 d). */
export type Modality = (typeof MODALITIES)[number];

/** A time in a GP's calendar. `start` and `end` are milliseconds since 1970 (UTC). */
export type Slot = {
  readonly id: SlotId;
  readonly gp: PractitionerId;
  readonly start: number;
  readonly end: number;
  /** The ways to meet that the doctor has opened this time for. */
  readonly modalities: readonly Modality[];
  readonly state: 'free' | 'held' | 'busy';
};

export const BOOKING_STATUSES = [
  'requested',
  'proposed',
  'booked',
  'rejected',
  'cancelled',
  'arrived',
  'no-show',
] as const;
export type BookingStatus = (typeof BOOKING_STATUSES)[number];

export const REJECTIONS = ['no-time', 'wrong-service', 'not-on-list', 'duplicate', 'other'] as const;
export type Rejection = (typeof REJECTIONS)[number];

/**
 * Where a booking stands. Follows FHIR's `Appointment.status`: `pending` is requested, `proposed`, `booked`, `arrived` and
 * `cancelled` are the same words, `noshow` is no-show; rejected is `cancelled` with a declined `AppointmentResponse`.
 */
export type BookingState =
  | { readonly status: 'requested' }
  /** The surgery has offered another time and holds it until the patient has answered. */
  | { readonly status: 'proposed'; readonly slot: Slot }
  | { readonly status: 'booked'; readonly slot: Slot; readonly by: PractitionerId | 'patient' }
  | { readonly status: 'rejected'; readonly by: PractitionerId; readonly reason: Rejection; readonly text: string }
  | {
      readonly status: 'cancelled';
      readonly by: 'patient' | 'surgery';
      readonly at: number;
      readonly slot: Slot | null;
    }
  | { readonly status: 'arrived'; readonly slot: Slot }
  | { readonly status: 'no-show'; readonly slot: Slot };

/** What a patient asks for: one of the times the surgery shows, or a wish in words (timeønske). */
export type Asked = { readonly type: 'slot'; readonly slot: Slot } | { readonly type: 'wish'; readonly text: string };

export type Booking = {
  readonly id: BookingId;
  readonly patient: PatientId;
  readonly gp: PractitionerId;
  readonly asked: Asked;
  readonly modality: Modality;
  readonly state: BookingState;
};

/** A booking after something was done with it, with the times that others can have again. */
export type Changed = { readonly booking: Booking; readonly freed: readonly Slot[] };

/** The time that a booking takes up in the calendar now: booked, held for a proposal, or asked for by the patient. */
export function slotOf(booking: Pick<Booking, 'asked' | 'state'>): Slot | null {
  const { state, asked } = booking;
  if (state.status === 'booked' || state.status === 'proposed') return state.slot;
  return state.status === 'requested' && asked.type === 'slot' ? asked.slot : null;
}
