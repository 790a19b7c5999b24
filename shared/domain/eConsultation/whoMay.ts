import type { Role } from '../access/role.ts';

/** A doctor: the GP, or the locum who keeps the GP's obligations (FOR-2025-12-02-2405 § 16 e). */
export function isDoctor(role: Role): boolean {
  return role === 'gp' || role === 'locum';
}

/**
 * Whether this role may sign an answer to an e-consultation.
 *
 * The GP or the GP's substitute answers (FOR-2024-06-26-1322, merknad B9). A nurse's delegated work is not the answer
 * that the fee pays for, so a nurse drafts too.
 */
export function maySign(role: Role): boolean {
  return isDoctor(role);
}
