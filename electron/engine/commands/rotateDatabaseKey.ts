import { ok } from '../../../shared/lib/result.ts';
import type { SignedInAct } from '../act.ts';
import { appendAccess } from '../db/appendAccess.ts';

/**
 * Notes who has the database put under a new key, and when. That itself is done when this has been answered: the whole
 * engine makes way for it (`main/engineHost.ts`).
 */
export const rotateDatabaseKey: SignedInAct<'rotateDatabaseKey'> = (context) => {
  appendAccess(context, { act: 'rotateKeys', patient: null });
  return ok(null);
};
