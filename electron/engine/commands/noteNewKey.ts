import { ok } from '../../../shared/lib/result.ts';
import type { SignedInContext } from '../act.ts';
import { appendAccess } from '../db/appendAccess.ts';

/**
 * Notes who changes a key of the surgery or of the machine, and when. The change itself is made by main when this has
 * been answered; for the database's key the whole engine makes way (`main/engineHost.ts`).
 */
export function noteNewKey(context: SignedInContext) {
  appendAccess(context, { act: 'rotateKeys', patient: null });
  return ok(null);
}

/** Notes who lets other settings of the portal hold on this machine; main then binds them. */
export function noteNewPortal(context: SignedInContext) {
  appendAccess(context, { act: 'changeSurgerySettings', patient: null });
  return ok(null);
}
