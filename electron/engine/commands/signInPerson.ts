import type { Session } from '../../../shared/ipc/views/session.ts';
import { err, ok, type Result } from '../../../shared/lib/result.ts';
import type { Context } from '../act.ts';
import { appendAccess } from '../db/appendAccess.ts';
import { recordFullSignIn } from '../db/pinStore.ts';
import { listStaff } from '../db/staff.ts';
import { surgeryName, surgeryOf } from '../db/surgery.ts';
import { staffByIdentity } from '../db/staffByIdentity.ts';

/** Why somebody whom the provider knows does not come in here. */
export type NotSignedIn = 'not-staff' | 'several-staff' | 'staff-not-fetched' | 'which-surgery';

/**
 * Signs in whom the identity provider has named. Their role is the one they have at this surgery, never one that the
 * provider tells. No act of the window's: only the sign-in itself calls it.
 */
export function signInPerson(
  { db, now }: Context,
  identity: Parameters<typeof staffByIdentity>[1],
): Result<Session, NotSignedIn> {
  const [staff, ...others] = staffByIdentity(db, identity, now());
  const { is } = surgeryOf(db);
  if (is === 'several' || is === 'not-found') return err('which-surgery');
  if (staff === undefined) return err(listStaff(db).length === 0 ? 'staff-not-fetched' : 'not-staff');
  if (others.length > 0) return err('several-staff');
  const { practitionerId, name, role } = staff;
  db.transaction(() => {
    recordFullSignIn(db, staff.num, now());
    appendAccess({ db, now, signedIn: staff }, { act: 'signIn', patient: null });
  })();
  return ok({ practitionerId, name, role, surgeryName: surgeryName(db) ?? '' });
}
