import { ok } from '../../../shared/lib/result.ts';
import type { SignedInAct } from '../act.ts';
import { appendAccess } from '../db/appendAccess.ts';
import { saveSetting } from '../db/settingStore.ts';

/** Chooses whether this machine's window is kept out of screen shots and shared screens. */
export const saveContentProtection: SignedInAct<'saveContentProtection'> = (context, { on }) => {
  context.db.transaction(() => {
    saveSetting(context.db, 'contentProtection', on ? 'on' : 'off');
    appendAccess(context, { act: 'changeSurgerySettings', patient: null });
  })();
  return ok(null);
};
