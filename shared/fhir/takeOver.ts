import type { Holder } from '../domain/eConsultation/takeOver.ts';
import { claimIn, claimStep, type Claim } from './desk.ts';
import { answerEntryIn } from './eConsultation.ts';
import { readInstant } from './instant.ts';
import { practitionerIn } from './reference.ts';
import type { TaskResource } from './schemas.ts';
import type { UpdateStep } from './step.ts';

/**
 * Who has a matter, as its Task tells it: an answer of theirs is on its way, or they have taken it. When an answer was
 * reserved is written nowhere: what has changed in the Task since counts the time until it may be taken over from there.
 *
 * @param isHere whether an entry stands in this machine's outbox
 */
export function holderOf(task: TaskResource, isHere: (entryId: string) => boolean): Holder | null {
  const by = practitionerIn(task.owner?.reference);
  const answer = answerEntryIn(task);
  if (task.status === 'in-progress' && by !== null && answer !== null) {
    return { by, as: 'answer', since: readInstant(task.meta.lastUpdated) ?? 0, isFromHere: isHere(answer) };
  }
  const claim = claimIn(task);
  return claim === null ? null : { by: claim.by, as: 'claim', since: claim.at, isFromHere: false };
}

/** What holds a matter, as a text: so that whoever takes it over is told from somebody else who did. */
export function holderText(task: TaskResource): string {
  const holder = holderOf(task, () => false);
  if (holder === null) return 'nobody';
  return holder.as === 'answer' ? `answer ${answerEntryIn(task)}` : `claim ${holder.by}`;
}

/** Takes a matter over: an answer that had reserved it has it no more. The one to an earlier question stays. */
export function takeOverStep(task: TaskResource, claim: Claim): UpdateStep {
  const reserved = holderOf(task, () => false)?.as === 'answer';
  return { ...claimStep(task.id, claim), ...(reserved ? { answer: null } : {}), saw: holderText(task) };
}

/** Closes a matter whose answer is with the patient, for a colleague whose machine did not come so far. */
export function finishStep(task: TaskResource, answer: string): UpdateStep {
  return { do: 'update', type: 'Task', id: task.id, set: { status: 'completed' }, answer };
}
