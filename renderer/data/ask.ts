import type { ActName, acts, Input, Outputs, OwnRefusals, Reply } from '../../shared/ipc/acts.ts';
import type { Surgery } from '../../shared/ipc/bridge.ts';
import type { Refusal } from '../../shared/ipc/reply.ts';

declare global {
  interface Window {
    readonly surgery: Surgery;
  }
}

export type QueryName = { [A in ActName]: (typeof acts)[A]['kind'] extends 'query' ? A : never }[ActName];

/** Whatever an act may be refused with. */
export type AnyRefusal = Refusal | OwnRefusals[ActName];

/** A refused query, thrown only so that react-query keeps it apart from data; the screen shows `refusal` in words. */
export class RefusedError extends Error {
  readonly refusal: AnyRefusal;

  constructor(refusal: AnyRefusal) {
    super(refusal.type);
    this.name = 'RefusedError';
    this.refusal = refusal;
  }
}

type Acts = { readonly [A in ActName]: (input: Input<A>) => Promise<Reply<A>> };

/**
 * Asks the engine and gives its reply, refusals included, as a value.
 *
 * The bridge itself throws only when the program behind it is gone; that too becomes a value (`Broken`, code `bridge`),
 * so that no screen has to know two ways of failing.
 */
export async function ask<A extends ActName>(act: A, input: Input<A>): Promise<Reply<A>> {
  const surgery: Acts = window.surgery;
  try {
    return await surgery[act](input);
  } catch {
    return { ok: false, error: { type: 'Broken', code: 'bridge' } };
  }
}

/** The key and the function of a query, for react-query. */
export function queryOf<A extends QueryName>(act: A, input: Input<A>) {
  return {
    queryKey: [act, input] as const,
    queryFn: async (): Promise<Outputs[A]> => {
      const reply = await ask(act, input);
      if (!reply.ok) throw new RefusedError(reply.error);
      return reply.value;
    },
  };
}

/** What a failed query was refused with, null when it did not fail. */
export function refusalOf(error: Error | null): AnyRefusal | null {
  if (error === null) return null;
  return error instanceof RefusedError ? error.refusal : { type: 'Broken', code: 'window' };
}
