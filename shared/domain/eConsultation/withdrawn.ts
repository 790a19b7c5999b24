import type { Temporal } from '../../lib/time.ts';
import { type EConsultation, isOpen } from './eConsultation.ts';

/** The patient takes the question back. What the surgery has already ended stays as it is, and so does what has been written. */
export function withdrawnByPatient(eConsultation: EConsultation, now: Temporal.Instant): EConsultation {
  if (!isOpen(eConsultation)) return eConsultation;
  const how = { type: 'WithdrawnByPatient' } as const;
  return { ...eConsultation, state: { status: 'closed', by: null, at: now.epochMilliseconds, how } };
}
