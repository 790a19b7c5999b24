import { readReference } from '../../../shared/fhir/reference.ts';
import { isText } from '../../../shared/fhir/step.ts';
import { z } from '../../../shared/lib/zod.ts';
import type { OutboxEntry } from './outboxStore.ts';

const withText = z.looseObject({ payload: z.array(z.looseObject({ contentString: z.string() })).min(1) });

const withAnswered = z.looseObject({ inResponseTo: z.array(z.looseObject({ reference: z.string() })).min(1) });

/** The id of the message that an answer on its way responds to; null when it names none. */
export function answeredBy(entry: Pick<OutboxEntry, 'steps'>): string | null {
  for (const step of entry.steps) {
    const parsed = step.do === 'create' ? withAnswered.safeParse(step.resource) : null;
    if (parsed?.success === true) return readReference(parsed.data.inResponseTo[0]?.reference ?? '')?.id ?? null;
  }
  return null;
}

/** The place of the request that delivers an entry's text; null for one that delivers none. */
export function textPlace({ steps }: Pick<OutboxEntry, 'steps'>): number | null {
  const place = steps.findIndex(isText);
  return place === -1 ? null : place;
}

/** The text of an answer that is on its way, out of its frozen Communication. */
export function textOf(entry: Pick<OutboxEntry, 'steps'>): string {
  for (const step of entry.steps) {
    if (step.do !== 'create') continue;
    const parsed = withText.safeParse(step.resource);
    if (parsed.success) return parsed.data.payload[0]?.contentString ?? '';
  }
  return '';
}
