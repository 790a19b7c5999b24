import { writeInstant } from '../../../shared/fhir/instant.ts';
import type { OverrideView } from '../../../shared/ipc/views/patient.ts';
import { standingOverride } from '../db/blocks.ts';
import type { Db } from '../db/open.ts';
import type { Staff } from '../db/staff.ts';

/** The emergency override by which someone sees a patient (a num) now; null when it is not needed. */
export function overrideViewOf(db: Db, viewer: Staff, patient: number, now: number): OverrideView | null {
  const standing = standingOverride(db, viewer, patient, now);
  return standing === null ? null : { reason: standing.reason, until: writeInstant(standing.until) };
}
