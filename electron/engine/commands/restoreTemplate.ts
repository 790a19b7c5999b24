import { ok } from '../../../shared/lib/result.ts';
import type { SignedInAct } from '../act.ts';
import { appendAccess } from '../db/appendAccess.ts';
import { removeTemplate } from '../db/templateStore.ts';

/** Takes the surgery's own version away: the shipped one is offered again, and one made here is gone. */
export const restoreTemplate: SignedInAct<'restoreTemplate'> = (context, { id, language }) => {
  const { db } = context;
  db.transaction(() => {
    removeTemplate(db, id, language);
    appendAccess(context, { act: 'editTemplates', patient: null });
  })();
  return ok(null);
};
