import type { Refusal } from '../../../shared/ipc/reply.ts';
import { err, ok, type Result } from '../../../shared/lib/result.ts';
import type { Context } from '../act.ts';
import { appendAccess, type AccessNote } from '../db/appendAccess.ts';
import { refusalOf } from '../db/open.ts';
import { noteLogHead } from '../db/outboxStore.ts';
import { staffNow } from '../db/staff.ts';
import { runningFaultOf } from '../db/storeFault.ts';

/**
 * Writes what the reader is about to show in the access log, all of it or nothing. Refuses where it could not be
 * written: then nothing is shown.
 */
export function logOpening(
  context: Context,
  practitionerId: string,
  notes: readonly AccessNote[],
  broken: (cause: unknown) => string,
): Result<null, Refusal> {
  try {
    const signedIn = staffNow(context.db, practitionerId, context.now());
    if (signedIn === null) return err({ type: 'NotSignedIn' });
    context.db.transaction(() => {
      for (const note of notes) appendAccess({ ...context, signedIn }, note);
    })();
    noteLogHead(context.db);
    return ok(null);
  } catch (cause) {
    const refusal = refusalOf(cause);
    if (refusal === null || refusal.type === 'Unreadable') return err({ type: 'Broken', code: broken(cause) });
    return err({ type: 'StoreUnavailable', reason: runningFaultOf(refusal) });
  }
}
