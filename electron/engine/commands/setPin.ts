import { checkPin } from '../../../shared/domain/access/pin.ts';
import { err, ok } from '../../../shared/lib/result.ts';
import { osloDateAt } from '../../../shared/lib/time.ts';
import type { SlowSignedInAct } from '../act.ts';
import { appendAccess } from '../db/appendAccess.ts';
import { secretOf } from '../db/pinSecret.ts';
import { choosePin, readPin } from '../db/pinStore.ts';

/** Chooses a PIN without giving an old one: straight after a full sign-in, which has proved who it is. */
export const setPin: SlowSignedInAct<'setPin'> = async ({ db, now, signedIn }, { pin }) => {
  const checked = checkPin(pin, osloDateAt(now()));
  if (!checked.ok) return checked;
  const secret = await secretOf(checked.value);
  return db.transaction(() => {
    // Looked up after the computing: two who choose at once choose once.
    if (readPin(db, signedIn.num)?.mayChoose !== 1) return err({ type: 'PinNeedsSignIn' } as const);
    choosePin(db, signedIn.num, secret);
    appendAccess({ db, now, signedIn }, { act: 'setPin', patient: null });
    return ok(null);
  })();
};
