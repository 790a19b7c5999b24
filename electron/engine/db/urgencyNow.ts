import type { EntryKind } from '../../../shared/domain/sync/entryKind.ts';
import { isSettled, type Waiting } from '../../../shared/domain/sync/order.ts';
import type { TaskResource } from '../../../shared/fhir/schemas.ts';
import { isUrgent } from '../../../shared/fhir/urgency.ts';

type Entry = { readonly kind: EntryKind; readonly state: Waiting['state'] };

/** Whether a matter is urgent: as marked or called off here and on its way, else as the portal has it. */
export function urgencyNow(task: TaskResource, entries: readonly Entry[]): boolean {
  const marked = entries.findLast(
    ({ kind, state }) => (kind === 'eConsultation.urgent' || kind === 'eConsultation.notUrgent') && !isSettled(state),
  );
  return marked === undefined ? isUrgent(task) : marked.kind === 'eConsultation.urgent';
}
