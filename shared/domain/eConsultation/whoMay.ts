import type { Role } from '../access/role.ts';

/** The GP, or the locum who keeps the GP's obligations (FOR-2025-12-02-2405 § 16 e with remarks). */
export const DOCTORS: readonly Role[] = ['gp', 'locum'];
const CARE_STAFF: readonly Role[] = [...DOCTORS, 'nurse', 'receptionist'];

export const ECONSULTATION_ACTS = [
  'draft',
  'sign',
  'mark-urgent',
  'call-off-urgency',
  'document-contact',
  'redirect',
  'require-attendance',
  'close',
  'refer',
  'assign',
] as const;
export type EConsultationAct = (typeof ECONSULTATION_ACTS)[number];

// The GP or the GP's substitute answers (FOR-2024-06-26-1322, merknad B9), and judging what is medical is part of
// answering. Others prepare, and everyone who reads must act on what cannot wait (helsepersonelloven § 7).
const WHO: Readonly<Record<EConsultationAct, readonly Role[]>> = {
  draft: CARE_STAFF,
  sign: DOCTORS,
  'mark-urgent': CARE_STAFF,
  'call-off-urgency': DOCTORS,
  'document-contact': CARE_STAFF,
  redirect: CARE_STAFF,
  'require-attendance': DOCTORS,
  close: DOCTORS,
  refer: DOCTORS,
  assign: [...CARE_STAFF, 'practice-manager'],
};

/** Whether a role may do something with an e-consultation. The patient's consent and blocks are asked elsewhere. */
export function may(role: Role, act: EConsultationAct): boolean {
  return WHO[act].includes(role);
}
