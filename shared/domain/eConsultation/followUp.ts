import type { Temporal } from '../../lib/time.ts';
import { type EConsultation, isOpen } from './eConsultation.ts';

/**
 * The patient writes again in the same thread.
 *
 * Never refused: it is a health enquiry that has been received. An ended matter opens again with a clock of its own,
 * counted from now, and needs its own contact if it turns out to be urgent; a matter that still waits keeps its clock.
 * Follow-up questions in text are included in the fee (FOR-2024-06-26-1322, merknad B9), so no new one is due.
 */
export function followUp(eConsultation: EConsultation, now: Temporal.Instant): EConsultation {
  if (isOpen(eConsultation)) return eConsultation;
  return { ...eConsultation, receivedAt: now.epochMilliseconds, urgent: false, contacts: [], state: { status: 'new' } };
}
