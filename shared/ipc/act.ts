import type { SurgeryAct } from '../domain/access/permissions.ts';
import { z } from '../lib/zod.ts';
import type { Topic } from './topics.ts';

/**
 * Who may ask: `nobody` before anyone has signed in too; `anyone` whoever has signed in; otherwise the roles that the
 * table of permissions lets do all of these. To prepare for another to sign is an act of its own, with its own need.
 */
type Needs = 'nobody' | 'anyone' | readonly [SurgeryAct, ...SurgeryAct[]];

/** A query reads; a command changes; both are asked by name over `window.surgery`. */
export type Act<Kind extends 'query' | 'command', Schema extends z.ZodType> = {
  readonly kind: Kind;
  readonly input: Schema;
  /** A query: what its answer depends on. A command: what it may change. */
  readonly topics: readonly Topic[];
  readonly needs: Needs;
  /** A query whose answer opens something of a patient's: it is shown once its line stands in the access log. */
  readonly opens: boolean;
};

type Options = { readonly topics: readonly Topic[]; readonly needs: Needs; readonly opens?: boolean };

export function query<Schema extends z.ZodType>(input: Schema, options: Options): Act<'query', Schema> {
  return { kind: 'query', input, opens: false, ...options };
}

export function command<Schema extends z.ZodType>(input: Schema, options: Options): Act<'command', Schema> {
  return { kind: 'command', input, opens: false, ...options };
}

export const nothing = z.strictObject({});
export const fhirId = z.string().regex(/^[A-Za-z0-9\-.]{1,64}$/u);
/**
 * A matter as the window showed it: with its patient, so that an act meant for one never lands on another whom the
 * portal has put in their place meanwhile. Every command on a matter carries both; the door compares them.
 */
export const shownMatter = { taskId: fhirId, patientId: fhirId };
/** Far wider than any text may be: the rule says its limit in words, the door only keeps out what could harm. */
export const text = z.string().max(4_000_000);
