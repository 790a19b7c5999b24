import { alertedDoctors } from '../../../shared/domain/eConsultation/alerted.ts';
import { WORK_KINDS } from '../../../shared/domain/work/workKind.ts';
import { claimIn } from '../../../shared/fhir/desk.ts';
import type { UrgentForMe } from '../../../shared/ipc/views/queue.ts';
import { ok } from '../../../shared/lib/result.ts';
import { osloDateAt } from '../../../shared/lib/time.ts';
import type { SignedInAct } from '../act.ts';
import { isBlocked } from '../db/blocks.ts';
import { unpackId } from '../db/fhirId.ts';
import { listOf, loadLists } from '../db/lists.ts';
import { loadMatter } from '../db/loadEConsultation.ts';
import { prepared } from '../db/prepared.ts';
import { isAuthorisedNow, listStaff } from '../db/staff.ts';

// As many as anyone could have at once: the queue has them all.
const URGENT = `
  SELECT id, kind FROM work INDEXED BY work_due WHERE waits = 1 AND urgent = 1 ORDER BY due, at LIMIT 100`;

/** What is urgent and alerts the doctor who asks: how many, and the first in the queue. Nothing of whom or what. */
export const readUrgent: SignedInAct<'readUrgent'> = (context) => {
  const { db, signedIn } = context;
  const now = context.now();
  const rows = prepared(db, URGENT).all() as { id: Buffer | string; kind: number }[];
  if (rows.length === 0) return ok({ count: 0, first: null });

  const today = osloDateAt(now);
  const lists = loadLists(db);
  const doctors = listStaff(db).filter(
    (one) => (one.role === 'gp' || one.role === 'locum') && isAuthorisedNow(one, now),
  );
  const mine = rows.flatMap(({ id, kind }): NonNullable<UrgentForMe['first']>[] => {
    const taskId = unpackId(id);
    const loaded = loadMatter(db, taskId, now);
    if (loaded === null) return [];
    const { urgent, contacts, responsibleGp } = loaded.eConsultation;
    const takenBy = claimIn(loaded.task)?.by ?? null;
    const matter = { urgent, contacts, takenBy, responsibleGp };
    // Whoever the patient has shut out could not open it; where that is everyone, an emergency is theirs all the same.
    const open = doctors.filter((one) => !isBlocked(db, one, loaded.stored.patient, now));
    const able = (open.length > 0 ? open : doctors).map(({ practitionerId }) => practitionerId);
    const alerted = alertedDoctors(matter, listOf(lists, responsibleGp), able, today);
    const known = WORK_KINDS[kind];
    return known !== undefined && alerted.includes(signedIn.practitionerId) ? [{ kind: known, id: taskId }] : [];
  });
  return ok({ count: mine.length, first: mine[0] ?? null });
};
