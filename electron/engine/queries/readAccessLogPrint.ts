import { ok } from '../../../shared/lib/result.ts';
import { osloDate, Temporal } from '../../../shared/lib/time.ts';
import type { SignedInAct } from '../act.ts';
import { logOf, searchLog } from '../db/accessLogSearch.ts';
import { unitName } from '../db/appendAccess.ts';
import { shownPatient } from '../db/patientSearch.ts';
import { findResource } from '../db/resourceStore.ts';
import { nameOf } from './readAccessLog.ts';
import { periodOf, toRows } from './logRows.ts';

/** Some hundred sheets: whoever wants more asks for a shorter period. */
const MOST_LINES = 5_000;

/** The whole access log of one patient as it is printed for them, newest first. */
export const readAccessLogPrint: SignedInAct<'readAccessLogPrint'> = (context, { patientId, from, to }) => {
  const { db, now, signedIn } = context;
  const patient = findResource(db, { type: 'Patient', id: patientId })?.num ?? null;
  context.opened({ act: 'readAccessLogOfPatient', patient, documents: [logOf(`Patient/${patientId}`)] });
  const filter = { of: 'patient', id: patientId, ground: 'any', only: 'all', ...periodOf(from, to) } as const;
  const lines = searchLog(db, filter, null, MOST_LINES + 1);
  const shown = patient === null ? null : shownPatient(db, patient);
  return ok({
    patientName: nameOf(db, patientId, lines),
    birthDay: shown?.birthday ?? null,
    surgeryName: unitName(db),
    rows: toRows(db, lines.slice(0, MOST_LINES), signedIn, now()),
    cut: lines.length > MOST_LINES,
    today: osloDate(Temporal.Instant.fromEpochMilliseconds(now())).toString(),
  });
};
