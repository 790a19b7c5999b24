import type { Delivery } from '../../../shared/domain/sync/delivery.ts';
import { writeInstant } from '../../../shared/fhir/instant.ts';
import { assertNever } from '../../../shared/lib/assertNever.ts';
import type { OutboxEntry } from './outboxStore.ts';

export type ForDelivery = Pick<OutboxEntry, 'state' | 'created' | 'attempts' | 'notBefore' | 'problem' | 'settled'>;

/** Where an entry stands, as the screens say it. */
export function deliveryOf(entry: ForDelivery): Delivery {
  const since = writeInstant(entry.created);
  const settled = writeInstant(entry.settled ?? entry.created);
  switch (entry.state) {
    case 'queued':
      return {
        state: 'queued',
        since,
        attempts: entry.attempts,
        nextAttempt: entry.notBefore === null ? null : writeInstant(entry.notBefore),
        lastProblem: entry.problem,
      };
    case 'sending':
      return { state: 'sending', since };
    case 'conflict':
      return { state: 'conflict', since };
    case 'rejected':
      return {
        state: 'rejected',
        at: settled,
        problem: entry.problem ?? { kind: 'unexpected-answer', status: null, detail: null },
      };
    case 'acknowledged':
      return { state: 'acknowledged', at: settled };
    case 'withdrawn':
      return { state: 'withdrawn', at: settled };
    default:
      return assertNever(entry.state);
  }
}
