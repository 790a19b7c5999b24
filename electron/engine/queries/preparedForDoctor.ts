import { maySign } from '../../../shared/domain/eConsultation/whoMay.ts';
import type { DraftOfTask } from '../db/draftStore.ts';
import type { Db } from '../db/open.ts';
import { listStaff, type Staff } from '../db/staff.ts';

/**
 * The drafts that others have prepared for a doctor to sign, oldest first; none for a reader who may not sign. What a
 * doctor has not sent is that doctor's own.
 */
export function preparedForDoctor(db: Db, drafts: readonly DraftOfTask[], reader: Staff): readonly DraftOfTask[] {
  if (drafts.length === 0 || !maySign(reader.role)) return [];
  const preparers = new Set(listStaff(db).flatMap(({ num, role }) => (maySign(role) ? [] : [num])));
  return drafts
    .filter(({ author, field }) => field === 'answer' && preparers.has(author))
    .toSorted((a, b) => a.saved - b.saved);
}
