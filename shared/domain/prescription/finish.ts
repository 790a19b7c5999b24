import { osloDateAt } from '../../lib/time.ts';
import { err, ok, type Result } from '../../lib/result.ts';
import { decidedState, type DecidedState, type RenewalLine, type RenewalRequest } from './renewal.ts';
import type { Prescription, PrescriptionId, RenewalLineId } from './prescription.ts';

/** The one message about a request, with what became of each line. */
export type RenewalReply = {
  readonly lines: readonly { readonly id: RenewalLineId; readonly medicine: string; readonly result: DecidedState }[];
  /** The prescriptions wait in Reseptformidleren either way; only the words go by another road. */
  readonly by: 'portal' | 'phone-or-letter';
};

/** The reply to the patient, once every line is decided; some may be approved and others not. */
export function finish(
  request: RenewalRequest,
): Result<RenewalReply, { readonly type: 'LinesUndecided'; readonly count: number }> {
  const lines = request.lines.flatMap((line) => {
    const result = decidedState(line);
    return result === null ? [] : [{ id: line.id, medicine: line.prescription.medicine.name, result }];
  });
  const count = request.lines.length - lines.length;
  if (count > 0) return err({ type: 'LinesUndecided', count });
  return ok({ lines, by: request.reach === 'portal' ? 'portal' : 'phone-or-letter' });
}

/**
 * The prescription that an approved line becomes: issued by the doctor who signed, on the day of signing in Norway,
 * following the one it renews (FHIR: `priorPrescription`). Null for a line that renews nothing.
 */
export function newPrescription(
  line: RenewalLine,
  id: PrescriptionId,
): (Prescription & { readonly renews: PrescriptionId }) | null {
  const { state, prescription } = line;
  if (state.status !== 'approved' && state.status !== 'changed') return null;
  return {
    ...prescription,
    ...state.terms,
    id,
    renews: prescription.id,
    issued: osloDateAt(state.at).toString(),
    statedUntil: null,
    prescriber: state.by,
    lastDispensed: null,
  };
}
