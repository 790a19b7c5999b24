import { ok } from '../../../shared/lib/result.ts';
import type { OpenAct } from '../act.ts';
import { isAuthorisedNow, listStaff as everybody } from '../db/staff.ts';

/** Who works at the surgery: whom one can sign in as in the demo. */
export const listStaff: OpenAct<'listStaff'> = ({ db, now }) =>
  ok(
    everybody(db)
      .filter((one) => isAuthorisedNow(one, now()))
      .map(({ practitionerId, name, role }) => ({ practitionerId, name, role })),
  );
