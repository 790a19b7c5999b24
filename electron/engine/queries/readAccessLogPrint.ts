import { areAdministrative } from '../../../shared/domain/access/logDocument.ts';
import { forGuardian, keepsFromGuardians, seesWithheldMark } from '../../../shared/domain/access/youth.ts';
import type { AccessLogRow } from '../../../shared/ipc/views/accessLog.ts';
import { ok } from '../../../shared/lib/result.ts';
import { osloDateAt } from '../../../shared/lib/time.ts';
import type { SignedInAct } from '../act.ts';
import { logOf, searchLog } from '../db/accessLogSearch.ts';
import { unitName } from '../db/appendAccess.ts';
import { loadPatientAccess } from '../db/patientAccess.ts';
import { shownPatient } from '../db/patientSearch.ts';
import { findResource } from '../db/resourceStore.ts';
import { nameOf } from './readAccessLog.ts';
import { periodOf, toRows } from './logRows.ts';

/** Some hundred sheets: whoever wants more asks for a shorter period. */
const MOST_LINES = 5_000;

/**
 * The whole access log of one patient as it is printed for them, newest first. Of a patient under 16 who has asked for
 * confidence a guardian gets what says nothing of health; until it is said for whom it is, there is nothing. A role that
 * does not see the mark prints what a guardian gets.
 */
export const readAccessLogPrint: SignedInAct<'readAccessLogPrint'> = (context, { patientId, from, to, forWhom }) => {
  const { db, now, signedIn } = context;
  const patient = findResource(db, { type: 'Patient', id: patientId })?.num ?? null;
  context.opened({ act: 'readAccessLogOfPatient', patient, documents: [logOf(`Patient/${patientId}`)] });
  const filter = { of: 'patient', id: patientId, ground: 'any', only: 'all', ...periodOf(from, to) } as const;
  const lines = searchLog(db, filter, null, MOST_LINES + 1);
  const shown = patient === null ? null : shownPatient(db, patient);
  const rows = toRows(db, lines.slice(0, MOST_LINES), signedIn, now());
  const today = osloDateAt(now());
  const keeps = patient !== null && keepsFromGuardians(loadPatientAccess(db, patient, today), today);
  const asksForWhom = keeps && seesWithheldMark(signedIn.role);
  return ok({
    patientName: nameOf(db, patientId, lines),
    birthDay: shown?.birthday ?? null,
    surgeryName: unitName(db),
    rows: keeps ? rowsFor(asksForWhom ? forWhom : 'guardian', rows) : rows,
    cut: lines.length > MOST_LINES,
    asksForWhom,
    today: today.toString(),
  });
};

function rowsFor(forWhom: 'patient' | 'guardian' | undefined, rows: readonly AccessLogRow[]): readonly AccessLogRow[] {
  if (forWhom === undefined) return [];
  if (forWhom === 'patient') return rows;
  const marked = rows.map((row) => ({ row, withheldFromGuardians: !areAdministrative(row.documents) }));
  return forGuardian(marked).map(({ row }) => ({ ...row, reason: '' }));
}
