import { ok } from '../../../shared/lib/result.ts';
import type { OpenAct } from '../act.ts';
import { pinHolders, readPin, signInNeeded } from '../db/pinStore.ts';
import { isAuthorisedNow, listStaff } from '../db/staff.ts';

/** Who may sign in with a PIN on this machine, and who of them needs a full sign-in first. */
export const listPinHolders: OpenAct<'listPinHolders'> = ({ db, now }) => {
  const holders = pinHolders(db);
  if (holders.size === 0) return ok([]);
  return ok(
    listStaff(db).flatMap((one) => {
      if (!isAuthorisedNow(one, now())) return [];
      const { num, practitionerId, name, role } = one;
      const pin = holders.has(num) ? readPin(db, num) : null;
      return pin === null ? [] : [{ practitionerId, name, role, signInNeeded: signInNeeded(db, pin, now()) }];
    }),
  );
};
