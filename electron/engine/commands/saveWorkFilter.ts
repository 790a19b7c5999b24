import { ok } from '../../../shared/lib/result.ts';
import type { SignedInAct } from '../act.ts';
import { saveOwnSetting } from '../db/ownSettings.ts';

/** Keeps what the person signed in has chosen to see of the queue. */
export const saveWorkFilter: SignedInAct<'saveWorkFilter'> = ({ db, signedIn }, { filter }) => {
  saveOwnSetting(db, signedIn.num, 'workFilter', JSON.stringify(filter));
  return ok(null);
};
