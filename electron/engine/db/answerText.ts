import { z } from '../../../shared/lib/zod.ts';
import type { OutboxEntry } from './outboxStore.ts';

const withText = z.looseObject({ payload: z.array(z.looseObject({ contentString: z.string() })).min(1) });

/** The text of an answer that is on its way, out of its frozen Communication. */
export function textOf(entry: Pick<OutboxEntry, 'steps'>): string {
  for (const step of entry.steps) {
    if (step.do !== 'create') continue;
    const parsed = withText.safeParse(step.resource);
    if (parsed.success) return parsed.data.payload[0]?.contentString ?? '';
  }
  return '';
}
