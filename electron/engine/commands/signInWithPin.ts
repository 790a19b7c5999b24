import { err, ok } from '../../../shared/lib/result.ts';
import type { SlowOpenAct } from '../act.ts';
import { appendAccess } from '../db/accessLogStore.ts';
import { findStaff, surgeryName } from '../db/staff.ts';
import { tryPin } from './tryPin.ts';

/** Signs a member of staff in with their PIN on this machine, also without network. */
export const signInWithPin: SlowOpenAct<'signInWithPin'> = async (context, { practitionerId, pin }) => {
  const { db } = context;
  const staff = findStaff(db, practitionerId);
  if (staff === null) return err({ type: 'NoSuchStaffMember' });
  const tried = await tryPin(context, staff, pin, (at) =>
    appendAccess(db, { at, author: staff.num, role: staff.role, act: 'signIn', patient: null, about: null }),
  );
  if (!tried.ok) return tried;
  const { name, role } = staff;
  return ok({ practitionerId: staff.practitionerId, name, role, surgeryName: surgeryName(db) ?? '' });
};
