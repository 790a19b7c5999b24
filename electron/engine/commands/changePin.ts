import { checkPin } from '../../../shared/domain/access/pin.ts';
import { ok } from '../../../shared/lib/result.ts';
import { osloDateAt } from '../../../shared/lib/time.ts';
import type { SlowSignedInAct } from '../act.ts';
import { appendAccess } from '../db/appendAccess.ts';
import { secretOf } from '../db/pinSecret.ts';
import { choosePin } from '../db/pinStore.ts';
import { tryPin } from './tryPin.ts';

/** Another PIN for someone who knows the one they have. A wrong one counts as it does at the sign-in. */
export const changePin: SlowSignedInAct<'changePin'> = async (context, { current, pin }) => {
  const { db, now, signedIn } = context;
  const checked = checkPin(pin, osloDateAt(now()));
  if (!checked.ok) return checked;
  const secret = await secretOf(checked.value);
  const tried = await tryPin(context, signedIn, current, () => {
    choosePin(db, signedIn.num, secret);
    appendAccess({ db, now, signedIn }, { act: 'setPin', patient: null });
  });
  return tried.ok ? ok(null) : tried;
};
