import { err, ok } from '../../../shared/lib/result.ts';
import type { SignedInAct } from '../act.ts';
import { appendAccess } from '../db/appendAccess.ts';
import { erase, holdsUnsettled, sweep } from '../db/erase.ts';
import { waitingErasures } from '../db/erasureStore.ts';
import { findResource } from '../db/resourceStore.ts';

/**
 * Erases here what the portal no longer has and a person has said yes to. Each patient's log tells which documents; what
 * somebody has begun to send meanwhile stays. It cannot be undone.
 */
export const eraseGone: SignedInAct<'eraseGone'> = (context, { count }) => {
  const { db } = context;
  const waiting = waitingErasures(db);
  if (waiting.length !== count) return err({ type: 'ErasuresChanged' });
  const going = waiting.map((one) => ({ one, stored: findResource(db, one) }));
  const goes = going.filter(({ stored }) => stored === null || !holdsUnsettled(db, stored.num));
  db.transaction(() => {
    const documentsOf = new Map<number | null, number[]>();
    for (const { stored } of goes) {
      if (stored === null) continue;
      const patient = stored.type === 'Patient' ? stored.num : stored.patient;
      documentsOf.set(patient, [...(documentsOf.get(patient) ?? []), stored.num]);
    }
    // Before: a line names the patient as long as the name is here.
    if (documentsOf.size === 0) appendAccess(context, { act: 'eraseGone', patient: null });
    for (const [patient, documents] of documentsOf) appendAccess(context, { act: 'eraseGone', patient, documents });
    for (const { one } of goes) erase(db, one);
  })();
  sweep(db);
  return ok({ erased: goes.length });
};
