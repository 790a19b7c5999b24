import { err, ok } from '../../../shared/lib/result.ts';
import { appendAccess } from '../db/appendAccess.ts';
import { staffNow } from '../db/staff.ts';
import { surgeryName } from '../db/surgery.ts';
import type { OpenAct } from '../act.ts';

/** Signs a member of staff in by name: the demo's way, on a synthetic surgery only. */
export const signIn: OpenAct<'signIn'> = ({ db, now }, { practitionerId }) => {
  const staff = staffNow(db, practitionerId, now());
  if (staff === null) return err({ type: 'NoSuchStaffMember' });
  appendAccess({ db, now, signedIn: staff }, { act: 'signIn', patient: null });
  const { name, role } = staff;
  return ok({ practitionerId: staff.practitionerId, name, role, surgeryName: surgeryName(db) ?? '' });
};
