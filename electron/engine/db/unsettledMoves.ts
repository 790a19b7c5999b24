import type { EntryKind } from '../../../shared/domain/sync/entryKind.ts';
import { isSettled, type Waiting } from '../../../shared/domain/sync/order.ts';

/** What was taken and let go of in a matter here and has not come to rest, in the order in which it was done. */
export function unsettledMoves<E extends { readonly kind: EntryKind; readonly state: Waiting['state'] }>(
  entries: readonly E[],
): readonly E[] {
  return entries.filter(
    ({ kind, state }) => (kind === 'eConsultation.claim' || kind === 'eConsultation.release') && !isSettled(state),
  );
}
