import type { WorkRow } from '../../../shared/ipc/views/queue.ts';
import { isBlocked } from '../db/blocks.ts';
import { whyNotTransferred } from '../db/notTransferred.ts';
import type { Db } from '../db/open.ts';
import type { Staff } from '../db/staff.ts';
import type { WorkRecord } from '../db/workRow.ts';

/** Whose row, who reads it, and now in ms. */
export type Masked = {
  readonly db: Db;
  readonly record: WorkRecord;
  readonly reader: Staff;
  readonly now: number;
};

/**
 * A row as this reader may see it: the one place where what a block or a change of GP hides is taken out of the queue
 * before it leaves the engine. The kinds that a role does not see have no rows here at all.
 */
export function maskRow({ db, record, reader, now }: Masked, row: WorkRow): WorkRow {
  if (isBlocked(db, reader, record.patient, now, record.num)) return withoutPatient(row);
  // Only whoever has the patient now can be the new GP; nothing is read for anyone else.
  const perhapsNewGp = reader.role === 'gp' && record.gp === reader.num && record.owner !== reader.num;
  const isNotYours = perhapsNewGp && whyNotTransferred(db, reader, record.num, now) !== null;
  return isNotYours ? { ...row, subject: '', preview: '' } : row;
}

/** What is left of a row for someone whom the patient has kept from looking: that something is due, and with whom. */
function withoutPatient(row: WorkRow): WorkRow {
  const nothing = { patientName: '', birthDay: null, writtenBy: null, subject: '', preview: '', preparedBy: null };
  return { ...row, ...nothing, startsAt: null, blocked: true, hasDraft: false, openedBy: null };
}
