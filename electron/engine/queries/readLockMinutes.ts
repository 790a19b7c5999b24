import { ok } from '../../../shared/lib/result.ts';
import { osloDateAt } from '../../../shared/lib/time.ts';
import type { OpenAct } from '../act.ts';
import { storedLockMinutes } from '../db/lockMinutes.ts';

/** After how many idle minutes this machine locks. */
export const readLockMinutes: OpenAct<'readLockMinutes'> = ({ db, now }) =>
  ok(storedLockMinutes(db, osloDateAt(now())));
