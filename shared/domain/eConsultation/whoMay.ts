import { permissionFor, type SurgeryAct } from '../access/permissions.ts';
import type { Role } from '../access/role.ts';

/** Whether a role may do an act by itself, by the table of permissions. Preparing it for someone else is another act. */
export function may(role: Role, act: SurgeryAct): boolean {
  return permissionFor(role, act).type === 'allowed';
}

/**
 * Whether a role signs answers to e-consultations: the GP, or the locum who keeps the GP's obligations
 * (FOR-2024-06-26-1322, merknad B9; FOR-2025-12-02-2405 § 16 e). Others prepare.
 */
export function maySign(role: Role): boolean {
  return may(role, 'answerEConsultation');
}

/** Why a role may not do an act; null when it may. */
export function whyNotThisRole(role: Role, act: SurgeryAct): NotYourRole | null {
  return may(role, act) ? null : { type: 'NotYourRole', role, act };
}

export type NotYourRole = { readonly type: 'NotYourRole'; readonly role: Role; readonly act: SurgeryAct };

/** The role may prepare it; a doctor signs. */
export type OnlyDoctorSigns = { readonly type: 'OnlyDoctorSigns'; readonly role: Role };
