import { lockAfterMinutes } from '../../../shared/domain/access/lock.ts';
import { ok } from '../../../shared/lib/result.ts';
import { osloDateAt } from '../../../shared/lib/time.ts';
import type { SignedInAct } from '../act.ts';
import { appendAccess } from '../db/appendAccess.ts';
import { storedLockMinutes, storeLockMinutes } from '../db/lockMinutes.ts';

/** Chooses after how many idle minutes this machine locks: from 1 to the rule's most. */
export const saveLockMinutes: SignedInAct<'saveLockMinutes'> = ({ db, now, signedIn }, { minutes }) => {
  const today = osloDateAt(now());
  const checked = lockAfterMinutes(minutes, today);
  if (!checked.ok) return checked;
  db.transaction(() => {
    storeLockMinutes(db, checked.value);
    appendAccess({ db, now, signedIn }, { act: 'changeSurgerySettings', patient: null });
  })();
  return ok(storedLockMinutes(db, today));
};
