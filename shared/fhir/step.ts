import { z } from '../lib/zod.ts';
import { SYSTEM } from './codes.ts';

type Json = Readonly<Record<string, unknown>>;

/** One request of an outbox entry, frozen when the act was done. */
export type Step =
  /** POST with `If-None-Exist` on the entry's identifier: a repeat creates nothing (FHIR R4, conditional create). */
  | { readonly do: 'create'; readonly entryId: string; readonly resource: Json & { readonly resourceType: string } }
  /**
   * PUT with `If-Match`: the newest version known with these fields set, so that what we did not understand survives.
   * `answer` marks the Task as answered by this entry; it is how a lost reply is told from somebody else's change.
   */
  | { readonly do: 'update'; readonly type: 'Task'; readonly id: string; readonly set: Json; readonly answer: string };

/** The resource as an update leaves it. */
export function applyUpdate(resource: Json, step: Extract<Step, { do: 'update' }>): Json {
  const before: unknown = resource['output'];
  const others = (Array.isArray(before) ? before : []).filter((one: unknown) => !isAnswer(one));
  const ours = {
    type: { coding: [{ system: SYSTEM.taskOutput, code: 'answer' }] },
    valueIdentifier: { system: SYSTEM.entry, value: step.answer },
  };
  return { ...resource, ...step.set, output: [...others, ours] };
}

const answerOutput = z.looseObject({
  type: z.looseObject({
    coding: z.array(z.looseObject({ system: z.literal(SYSTEM.taskOutput), code: z.literal('answer') })).min(1),
  }),
});

function isAnswer(output: unknown): boolean {
  return answerOutput.safeParse(output).success;
}
