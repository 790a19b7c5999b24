import { z } from '../lib/zod.ts';
import { SYSTEM } from './codes.ts';
import type { Json } from './json.ts';

/** One request of an outbox entry, frozen when the act was done. */
export type Step =
  /** POST with `If-None-Exist` on the entry's identifier: a repeat creates nothing (FHIR R4, conditional create). */
  | { readonly do: 'create'; readonly entryId: string; readonly resource: Json & { readonly resourceType: string } }
  /** PUT with `If-Match`: the newest version known, changed so, so that what we did not understand survives. */
  | {
      readonly do: 'update';
      readonly type: 'Task' | 'Slot' | 'Appointment' | 'Communication';
      /** Of what an entry of ours has created: empty, since the portal gives it (`undoes` says which). */
      readonly id: string;
      /** These elements replace the ones that are there. */
      readonly set: Json;
      /** These are taken away: JSON has no way to set an element to nothing. */
      readonly unset?: readonly string[];
      /** What the author saw in the place that the step changes, so that somebody else's change is told from none. */
      readonly saw?: string;
      /** The entry whose answer stood in the Task when the author wrote: whatever answer came since came first. */
      readonly after?: string;
      /** What stood in the elements that the step sets, so that it can be undone. */
      readonly was?: Json;
      /** The entry that this takes back: sent only while what it did stands. */
      readonly undoes?: string;
      /** When the question had come that the author answered (ms, UTC): a later one has not been answered. */
      readonly asked?: number;
      /**
       * Marks the Task as answered by this entry: it is how a lost reply is told from somebody else's change. Null:
       * from now on such a mark says that the answer was taken over, so that its machine finds it when it comes back.
       */
      readonly answer?: string | null;
      /** Replaces the extension of the same `url`, and leaves the others. */
      readonly extension?: Json & { readonly url: string };
      /** Takes away the extension of this `url`. */
      readonly dropExtension?: string;
    };

export type CreateStep = Extract<Step, { do: 'create' }>;
export type UpdateStep = Extract<Step, { do: 'update' }>;

/** A text: what a patient or the surgery is told. */
export function isText(step: Step): step is CreateStep {
  return step.do === 'create' && step.resource.resourceType === 'Communication';
}

/** The resource as an update leaves it. */
export function applyUpdate(resource: Json, step: UpdateStep): Json {
  const { answer, extension, dropExtension, unset = [] } = step;
  return {
    ...Object.fromEntries(Object.entries(resource).filter(([name]) => !unset.includes(name))),
    ...step.set,
    ...(answer === undefined ? {} : outputWith(resource['output'], answer)),
    ...(extension === undefined
      ? {}
      : { extension: [...without(resource['extension'], (one) => urlOf(one) === extension.url), extension] }),
    ...(dropExtension === undefined ? {} : extensionsWithout(resource['extension'], dropExtension)),
  };
}

/** JSON in FHIR has no empty lists: the last one that goes takes the element along. */
function extensionsWithout(extensions: unknown, url: string): Json {
  const left = without(extensions, (one) => urlOf(one) === url);
  return { extension: left.length === 0 ? undefined : left };
}

function outputWith(output: unknown, answer: string | null): Json {
  if (answer !== null) return { output: [...without(output, isAnswer), outputOf(answer)] };
  // JSON in FHIR has no empty lists, so what is not there stays so.
  if (!Array.isArray(output)) return {};
  return { output: output.map((one: unknown) => (isAnswer(one) ? { ...one, type: coded('taken-over') } : one)) };
}

function without(list: unknown, unwanted: (one: unknown) => boolean): readonly unknown[] {
  return (Array.isArray(list) ? list : []).filter((one: unknown) => !unwanted(one));
}

function outputOf(answer: string): Json {
  return {
    type: coded('answer'),
    valueIdentifier: { system: SYSTEM.entry, value: answer },
  };
}

function coded(code: 'answer' | 'taken-over'): Json {
  return { coding: [{ system: SYSTEM.taskOutput, code }] };
}

function urlOf(extension: unknown): unknown {
  return typeof extension === 'object' && extension !== null && 'url' in extension ? extension.url : undefined;
}

const answerOutput = z.looseObject({
  type: z.looseObject({
    coding: z.array(z.looseObject({ system: z.literal(SYSTEM.taskOutput), code: z.literal('answer') })).min(1),
  }),
});

function isAnswer(output: unknown): output is Json {
  return answerOutput.safeParse(output).success;
}
