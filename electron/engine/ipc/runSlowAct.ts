import type { ActName } from '../../../shared/ipc/acts.ts';
import type { Context, SlowOpenAct, SlowSignedInAct } from '../act.ts';
import { noteLogHead } from '../db/outboxStore.ts';
import { admit, afterFault, type AnyResult } from './runAct.ts';

/** The acts that compute for a while. */
export type SlowHandlers<Open extends ActName, SignedIn extends ActName> = {
  readonly open: { readonly [A in Open]: SlowOpenAct<A> };
  readonly signedIn: { readonly [A in SignedIn]: SlowSignedInAct<A> };
};

/** As `runAct`, for an act that computes for a while. It must not be given anything that is sent to the portal. */
export async function runSlowAct<Open extends ActName, SignedIn extends ActName>(
  handlers: SlowHandlers<Open, SignedIn>,
  context: Context,
  name: string,
  input: unknown,
  practitionerId: string | null,
  broken: (cause: unknown) => string,
): Promise<AnyResult> {
  try {
    const admitted = admit<Promise<AnyResult>>(handlers, context, name, input, practitionerId);
    if (!admitted.ok) return admitted;
    const done = await admitted.value();
    noteLogHead(context.db);
    return done;
  } catch (cause) {
    return afterFault(context.db, cause, broken);
  }
}
