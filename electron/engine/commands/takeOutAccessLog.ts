import { ok } from '../../../shared/lib/result.ts';
import type { SignedInAct, SignedInContext } from '../act.ts';
import { logOf } from '../db/accessLogSearch.ts';
import { appendAccess } from '../db/appendAccess.ts';
import { findResource } from '../db/resourceStore.ts';

/** The print for the patient, before main makes the file. */
export const printAccessLog: SignedInAct<'printAccessLog'> = (context, { patientId }) => {
  logPrint(context, patientId);
  return ok({ file: null });
};

/** The same on paper, before the window prints it. */
export const printAccessLogOnPaper: SignedInAct<'printAccessLogOnPaper'> = (context, { patientId }) => {
  logPrint(context, patientId);
  return ok(null);
};

function logPrint(context: SignedInContext, patientId: string): void {
  const patient = findResource(context.db, { type: 'Patient', id: patientId })?.num ?? null;
  appendAccess(context, { act: 'printAccessLogForPatient', patient, documents: [logOf(`Patient/${patientId}`)] });
}

/** The file with what the filter finds, before main writes it. */
export const exportAccessLog: SignedInAct<'exportAccessLog'> = (context, { of, id }) => {
  const patient = of === 'patient' ? (findResource(context.db, { type: 'Patient', id })?.num ?? null) : null;
  const whose = of === 'patient' ? `Patient/${id}` : of === 'employee' ? `Practitioner/${id}` : 'PractitionerRole';
  appendAccess(context, { act: 'exportAccessLog', patient, documents: [logOf(whose)] });
  return ok({ file: null });
};
