import { err, ok } from '../../../shared/lib/result.ts';
import type { SignedInAct } from '../act.ts';
import { removeDraft } from '../db/draftStore.ts';
import { findResource } from '../db/resourceStore.ts';

/** Lets go of a text of one's own that was written for a patient whom its matter is no longer about. */
export const letGoOfText: SignedInAct<'letGoOfText'> = ({ db, signedIn }, { patientId, matter, field }) => {
  const patient = findResource(db, { type: 'Patient', id: patientId });
  const task = findResource(db, { type: 'Task', id: matter });
  if (patient === null || task === null) return err({ type: 'NotFound' });
  const removed = removeDraft(db, { num: task.num, patient: patient.num }, signedIn.num, field);
  return removed ? ok(null) : err({ type: 'NotFound' });
};
