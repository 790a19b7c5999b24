import { ok } from '../../../shared/lib/result.ts';
import type { SignedInAct } from '../act.ts';
import { logOf, searchLog } from '../db/accessLogSearch.ts';
import type { ChainedLine } from '../db/accessLogStore.ts';
import type { Db } from '../db/open.ts';
import { shownPatient } from '../db/patientSearch.ts';
import { findResource } from '../db/resourceStore.ts';
import { periodOf, toRows } from './logRows.ts';

/** A page of the access log of one patient, one employee or everyone, newest first. Reading it is logged too. */
export const readAccessLog: SignedInAct<'readAccessLog'> = ({ db, now, signedIn, opened }, input) => {
  const { of, id, ground, only, beforeAt, beforeSeq, count } = input;
  if (of === 'patient') {
    const patient = findResource(db, { type: 'Patient', id })?.num ?? null;
    opened({ act: 'readAccessLogOfPatient', patient, documents: [logOf(`Patient/${id}`)] });
  } else {
    const whose = of === 'employee' ? `Practitioner/${id}` : 'PractitionerRole';
    opened({ act: 'readAccessLogOfEmployee', patient: null, documents: [logOf(whose)] });
  }
  const before = beforeAt === 0 && beforeSeq === 0 ? null : { at: beforeAt, seq: beforeSeq };
  const lines = searchLog(db, { of, id, ground, only, ...periodOf(input.from, input.to) }, before, count);
  const last = lines.at(-1);
  const next = lines.length < count || last === undefined ? null : { at: last.at, seq: last.seq };
  const patientName = of === 'patient' ? nameOf(db, id, lines) : null;
  return ok({ rows: toRows(db, lines, signedIn, now()), next, patientName });
};

/** The patient's name today, or the newest that the log knows for one who is gone. */
export function nameOf(db: Db, patientId: string, lines: readonly ChainedLine[]): string | null {
  const stored = findResource(db, { type: 'Patient', id: patientId });
  const shown = stored === null ? null : shownPatient(db, stored.num);
  return shown?.name ?? lines.find(({ patientName }) => patientName !== null)?.patientName ?? null;
}
