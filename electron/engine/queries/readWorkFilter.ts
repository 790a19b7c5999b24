import { EVERYTHING } from '../../../shared/domain/work/workFilter.ts';
import { workActs } from '../../../shared/ipc/acts/work.ts';
import { ok } from '../../../shared/lib/result.ts';
import type { SignedInAct } from '../act.ts';
import { readOwnSetting } from '../db/ownSettings.ts';

/** What the person signed in has chosen to see of the queue; everything until they have chosen. */
export const readWorkFilter: SignedInAct<'readWorkFilter'> = ({ db, signedIn }) => {
  const stored = readOwnSetting(db, signedIn.num, 'workFilter');
  // One that an older version of the app has written may know other words.
  const parsed = stored === null ? null : workActs.saveWorkFilter.input.safeParse({ filter: JSON.parse(stored) });
  return ok(parsed?.success === true ? parsed.data.filter : EVERYTHING);
};
