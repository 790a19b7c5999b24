import type { z } from '../lib/zod.ts';
import type { Refusal } from './reply.ts';

export type BadInput = Extract<Refusal, { type: 'BadInput' }>;

/** Names the field that is not of the act's shape, and what is wrong with it as a code; never the value. */
export function badInput({ issues }: z.ZodError): BadInput {
  const issue = issues[0];
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys[0]?.slice(0, 40) : undefined;
  const field = [...(issue?.path ?? []), ...(unknown === undefined ? [] : [unknown])].join('.');
  return { type: 'BadInput', field, problem: issue?.code ?? 'unreadable' };
}
