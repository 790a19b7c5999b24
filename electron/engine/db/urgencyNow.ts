import { isSettled } from '../../../shared/domain/sync/order.ts';
import type { TaskResource } from '../../../shared/fhir/schemas.ts';
import { isUrgent } from '../../../shared/fhir/urgency.ts';
import type { OutboxEntry } from './outboxStore.ts';

/** Whether a matter is urgent: as marked or called off here and on its way, else as the portal has it. */
export function urgencyNow(task: TaskResource, entries: readonly OutboxEntry[]): boolean {
  const marked = entries.findLast(
    ({ kind, state }) => (kind === 'eConsultation.urgent' || kind === 'eConsultation.notUrgent') && !isSettled(state),
  );
  return marked === undefined ? isUrgent(task) : marked.kind === 'eConsultation.urgent';
}
