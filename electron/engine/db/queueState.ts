import type { QueueState } from '../../../shared/domain/work/queueState.ts';
import { entryRules, isShown, type EntryKind } from '../../../shared/domain/sync/entryKind.ts';
import { isSettled, type Waiting } from '../../../shared/domain/sync/order.ts';
import { endingIn } from '../../../shared/fhir/closing.ts';
import { answerEntryIn } from '../../../shared/fhir/eConsultation.ts';
import type { TaskResource } from '../../../shared/fhir/schemas.ts';

/** An entry as far as the state of its matter depends on it. */
type Entry = { readonly kind: EntryKind; readonly state: Waiting['state'] };

/** Whether something is still on its way to the portal: neither there nor stopped. */
export function isOnItsWay(state: Waiting['state']): boolean {
  return state === 'queued' || state === 'sending';
}

/** What of an entry's state the work queue rests on. */
export function standing(state: Waiting['state']): 'on its way' | 'stopped' | 'acknowledged' | 'withdrawn' {
  if (state === 'acknowledged' || state === 'withdrawn') return state;
  return isOnItsWay(state) ? 'on its way' : 'stopped';
}

/** The last entry that ends a matter; entries in the order in which they were made. */
export function endAmong<E extends Entry>(entries: readonly E[]): E | undefined {
  return entries.findLast(({ kind }) => entryRules[kind].ends);
}

/** What else was done in the matter and has not arrived; a claim has its own place. */
export function otherOnItsWay<E extends Entry>(entries: readonly E[]): E | undefined {
  return entries.findLast(({ kind, state }) => isShown(kind) && entryRules[kind].does !== 'claim' && !isSettled(state));
}

/**
 * Where a matter stands for the people here: an end on its way counts as the end, with its delivery beside it.
 *
 * @param end the last entry that ends the matter
 */
export function queueStateOf(task: TaskResource, end: Entry | undefined): QueueState {
  if (end !== undefined && isOnItsWay(end.state)) {
    // Who closes what a colleague's machine had answered knows no more than that.
    const answers = ['eConsultation.answer', 'eConsultation.addition', 'message.answer', 'eConsultation.finish'];
    return answers.includes(end.kind) ? 'answered' : 'closed';
  }
  switch (task.status) {
    case 'completed':
      return answerEntryIn(task) === null || endingIn(task) !== null ? 'closed' : 'answered';
    case 'cancelled':
    case 'rejected':
    case 'failed':
    case 'entered-in-error':
      return 'closed';
    case 'in-progress':
      return 'in-progress';
    default:
      return 'open';
  }
}
