import type { Role } from '../access/role.ts';
import type { Booking, Modality, Slot } from './booking.ts';
import { may } from '../eConsultation/whoMay.ts';

/** What is known about the matter, as far as it decides how to meet. */
export type Needs = { readonly urgent: boolean; readonly examination: boolean };

/**
 * Why this way of meeting is not possible; null when it is.
 *
 * Video, phone and text are for suitable matters: not emergencies, not what needs a physical examination. The doctor decides,
 * by opening a time for it or in the single case (FOR-2025-12-02-2405 § 16 d with remarks). To come in person is always possible.
 */
export function whyUnsuitable(modality: Modality, needs: Needs): Unsuitable | null {
  if (modality === 'in-person') return null;
  if (needs.urgent) return { type: 'UrgentNeedsAttendance', modality };
  if (needs.examination) return { type: 'ExaminationNeedsAttendance', modality };
  return null;
}

export type Unsuitable =
  | { readonly type: 'UrgentNeedsAttendance'; readonly modality: Modality }
  | { readonly type: 'ExaminationNeedsAttendance'; readonly modality: Modality };

/** A time that the doctor has not opened for this way of meeting; only a doctor may use it so all the same. */
export function whyNotInSlot(booking: Pick<Booking, 'modality'>, slot: Slot, role: Role): DoctorChoosesModality | null {
  if (booking.modality === 'in-person' || slot.modalities.includes(booking.modality)) return null;
  // Whether a matter suits without the patient there is the same judgement for an appointment as for an e-consultation.
  return may(role, 'requireAttendance') ? null : { type: 'DoctorChoosesModality', modality: booking.modality };
}

export type DoctorChoosesModality = { readonly type: 'DoctorChoosesModality'; readonly modality: Modality };

/** What a surgery offers on the portal: its open times and wishes, wishes only, or nothing (absence, a list with no fixed GP). */
export type Offering = 'slots-and-wishes' | 'wishes-only' | 'off';

/** Whether a patient may ask in this way; the surgery decides which times it shows, and may take wishes only (NHN). */
export function isOffered(asked: Booking['asked']['type'], offering: Offering): boolean {
  return offering === 'slots-and-wishes' || (offering === 'wishes-only' && asked === 'wish');
}
