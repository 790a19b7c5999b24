import { err, ok, type Result } from '../../lib/result.ts';
import type { PatientId } from '../identity/ids.ts';

/** Threatening or violent behaviour; nothing else gives a ground. */
export type RemovalGround = 'threats' | 'violence';

/** A GP's demand that the municipality takes a person off the list: one decision on one person, which can be appealed. */
export type RemovalClaim = {
  readonly patientId: PatientId;
  readonly ground: RemovalGround;
  readonly whatHappened: string;
};

export type RemovalRefused =
  | { readonly type: 'GroundNotLawful' }
  | { readonly type: 'EventNotDescribed' }
  | { readonly type: 'OnlyTheGpClaims' };

/**
 * Prepares a removal claim. The GP claims, the municipality decides (enkeltvedtak, appeal to statsforvalteren); until then
 * the person stays a patient like any other.
 *
 * Source: FOR-2025-12-02-2405 §§ 38-39.
 */
export function claimRemoval(
  claim: {
    readonly patientId: PatientId;
    readonly ground: RemovalGround | 'other';
    readonly whatHappened: string;
  },
  claimedByTheGp: boolean,
): Result<RemovalClaim, RemovalRefused> {
  if (!claimedByTheGp) return err({ type: 'OnlyTheGpClaims' });
  if (claim.ground === 'other') return err({ type: 'GroundNotLawful' });
  const whatHappened = claim.whatHappened.trim();
  if (whatHappened === '') return err({ type: 'EventNotDescribed' });
  return ok({ patientId: claim.patientId, ground: claim.ground, whatHappened });
}
