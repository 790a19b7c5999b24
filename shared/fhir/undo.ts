import { takeBackStep } from './prepared.ts';
import { slotFreeStep } from './slot.ts';
import type { Step } from './step.ts';

/**
 * The requests that take back what an entry has done, the last thing first: the appointment is cancelled, the time freed, a prepared answer taken back,
 * the matter open again as it was. Each is sent only while what it undoes stands, so that it is safe to repeat, and to ask
 * for what may not have been done at all. A text that is with the patient stays there. Empty where nothing was done.
 *
 * @param entryId of the entry that is taken back
 * @param reached how many of its steps may have been carried out
 */
export function undoSteps(entryId: string, steps: readonly Step[], reached: number): readonly Step[] {
  return steps
    .slice(0, reached)
    .flatMap((step) => undone(entryId, step) ?? [])
    .toReversed();
}

function undone(entryId: string, step: Step): Step | null {
  if (step.do === 'create') {
    if (step.resource['status'] === 'preparation') return takeBackStep(entryId);
    return step.resource.resourceType === 'Appointment'
      ? { do: 'update', type: 'Appointment', id: '', set: { status: 'cancelled' }, undoes: entryId }
      : null;
  }
  if (step.type === 'Slot') return slotFreeStep(entryId, step.id);
  const { was, after } = step;
  // Only what reserved the matter: its close ends it, and an ended matter stays so.
  if (was === undefined) return null;
  return {
    do: 'update',
    type: 'Task',
    id: step.id,
    set: was,
    ...('owner' in was ? {} : { unset: ['owner'] }),
    // The answer to the question before stands again; without one, a trace says that this entry has it no more.
    answer: after ?? null,
    undoes: entryId,
  };
}
