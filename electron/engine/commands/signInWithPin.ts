import { err, ok } from '../../../shared/lib/result.ts';
import type { SlowOpenAct } from '../act.ts';
import { appendAccess } from '../db/appendAccess.ts';
import { staffNow } from '../db/staff.ts';
import { surgeryName } from '../db/surgery.ts';
import { tryPin } from './tryPin.ts';

/** Signs a member of staff in with their PIN on this machine, also without network. */
export const signInWithPin: SlowOpenAct<'signInWithPin'> = async (context, { practitionerId, pin }) => {
  const { db, now } = context;
  const staff = staffNow(db, practitionerId, now());
  if (staff === null) return err({ type: 'NoSuchStaffMember' });
  const tried = await tryPin(context, staff, pin, () =>
    appendAccess({ db, now, signedIn: staff }, { act: 'signIn', patient: null }),
  );
  if (!tried.ok) return tried;
  const { name, role } = staff;
  return ok({ practitionerId: staff.practitionerId, name, role, surgeryName: surgeryName(db) ?? '' });
};
