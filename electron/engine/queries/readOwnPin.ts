import { ok } from '../../../shared/lib/result.ts';
import type { SignedInAct } from '../act.ts';
import { readPin } from '../db/pinStore.ts';

/** Whether the person signed in has a PIN on this machine, and may choose one now. */
export const readOwnPin: SignedInAct<'readOwnPin'> = ({ db, signedIn }) => {
  const pin = readPin(db, signedIn.num);
  return ok({ chosen: pin !== null && pin.secret !== null, mayChoose: pin?.mayChoose === 1 });
};
