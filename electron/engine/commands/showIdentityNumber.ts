import { err, ok } from '../../../shared/lib/result.ts';
import type { SignedInAct } from '../act.ts';
import { appendAccess } from '../db/appendAccess.ts';
import { identityNumberOf } from '../db/identityNumberOf.ts';
import { findResource } from '../db/resourceStore.ts';

/** A patient's whole identity number, for someone who has asked for it. That it was shown is logged. */
export const showIdentityNumber: SignedInAct<'showIdentityNumber'> = (context, { patientId }) => {
  const { db } = context;
  const patient = findResource(db, { type: 'Patient', id: patientId });
  const number = patient === null ? null : identityNumberOf(patient, context.now());
  if (patient === null || number === null) return err({ type: 'NotFound' });
  appendAccess(context, { act: 'showIdentityNumber', patient: patient.num, documents: [patient.num] });
  return ok({ number: number.whole });
};
