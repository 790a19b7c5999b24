import { ok } from '../../../shared/lib/result.ts';
import type { SignedInAct } from '../act.ts';
import { appendAccess } from '../db/appendAccess.ts';
import { readLogChecked, saveLogChecked } from '../db/logCheckStore.ts';

/** Asks for a check of the whole chain, which the writer makes beside its other work. */
export const verifyAccessLog: SignedInAct<'verifyAccessLog'> = (context) => {
  const { db } = context;
  db.transaction(() => {
    saveLogChecked(db, { ...readLogChecked(db), asked: 'whole' });
    appendAccess(context, { act: 'verifyAccessLog', patient: null });
  })();
  return ok(null);
};
