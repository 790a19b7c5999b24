import { choicesInConflict } from '../../../shared/domain/sync/conflictChoices.ts';
import { answerEntryIn } from '../../../shared/fhir/eConsultation.ts';
import { bookedTime } from '../../../shared/fhir/slot.ts';
import { writeInstant } from '../../../shared/fhir/instant.ts';
import type { AnswerConflict, ThreadMessage } from '../../../shared/ipc/views/thread.ts';
import { textOf } from '../db/answerText.ts';
import type { OutboxEntry } from '../db/outboxStore.ts';
import type { Desk } from './deskViews.ts';

/** Our text that something else overtook: somebody's answer, beside it as far as the portal has given it, or a lost time. */
export function conflictOf(desk: Desk, messages: readonly ThreadMessage[]): AnswerConflict | null {
  const { names, task, entries, reader } = desk;
  const mine = entries.find((entry) => entry.state === 'conflict');
  if (mine === undefined) return null;
  const theirs =
    answerEntryIn(task) === mine.entryId
      ? undefined
      : messages.findLast((message) => message.kind === 'answer' && message.id !== mine.entryId);
  return {
    entryId: mine.entryId,
    isMine: mine.author === reader.num,
    mine: { text: textOf(mine), at: writeInstant(mine.created), authorName: names.other(mine.author) ?? '–' },
    theirs: {
      text: theirs?.text ?? null,
      at: theirs?.sentAt ?? null,
      authorName: theirs?.authorName ?? names.byReference(task.owner?.reference),
    },
    lostSlot: mine.problem?.detail === 'SlotTaken' ? slotOf(mine, desk) : null,
    choices: choicesInConflict(mine.kind, reader.role, mine.author === reader.num),
  };
}

/** The time that an entry was to take, out of its frozen appointment. */
function slotOf({ steps }: OutboxEntry, { names }: Desk): AnswerConflict['lostSlot'] {
  for (const step of steps) {
    const appointment = step.do === 'create' ? bookedTime(step.resource) : null;
    if (appointment === null) continue;
    const gpName = names.byReference(`Practitioner/${appointment.gp}`) ?? '–';
    return { start: writeInstant(appointment.start), gpName };
  }
  return null;
}
