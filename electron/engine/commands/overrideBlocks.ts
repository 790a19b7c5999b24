import { overrideBlocks as override } from '../../../shared/domain/access/blocks.ts';
import { checkNote } from '../../../shared/domain/eConsultation/note.ts';
import { err, ok } from '../../../shared/lib/result.ts';
import { Temporal } from '../../../shared/lib/time.ts';
import type { SignedInAct } from '../act.ts';
import { appendAccess } from '../db/appendAccess.ts';
import { isBlocked, keepOverride, patientIdOf } from '../db/blocks.ts';
import { findResource } from '../db/resourceStore.ts';

/**
 * A way past one patient's blocks for the person signed in, because life or health is at stake: with a written reason,
 * for a while, and in the access log. Where nothing is blocked there is nothing to override, and nothing is written.
 */
export const overrideBlocks: SignedInAct<'overrideBlocks'> = (context, { of, id, reason }) => {
  const { db, now, signedIn } = context;
  const found = findResource(db, { type: of, id });
  const patient = found === null ? null : of === 'Patient' ? found.num : found.patient;
  if (found === null || patient === null) return err({ type: 'NotFound' });
  const at = now();
  if (!isBlocked(db, signedIn, patient, at, found.num)) return ok(null);

  const viewer = { practitioner: signedIn.practitionerId, role: signedIn.role };
  const way = override(viewer, patientIdOf(db, patient), reason, Temporal.Instant.fromEpochMilliseconds(at));
  if (!way.ok) return way;
  // The reason is read again in the log, and by the patient.
  const written = checkNote(way.value.reason);
  if (!written.ok) {
    return err(written.error.type === 'NoteIsEmpty' ? { type: 'OverrideWithoutReason' } : written.error);
  }
  db.transaction(() => {
    keepOverride(db, signedIn, patient, { ...way.value, reason: written.value });
    const reasoned = { patient, documents: [patient], reason: written.value };
    appendAccess(context, { act: 'openProtectedByOverride', ...reasoned });
  })();
  return ok(null);
};
