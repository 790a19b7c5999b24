import type { EConsultation } from '../../../shared/domain/eConsultation/eConsultation.ts';
import { choicesInConflict } from '../../../shared/domain/sync/conflictChoices.ts';
import { claimIn } from '../../../shared/fhir/desk.ts';
import { bookedTime } from '../../../shared/fhir/slot.ts';
import { writeInstant } from '../../../shared/fhir/instant.ts';
import type { AnswerConflict, ThreadMessage } from '../../../shared/ipc/views/thread.ts';
import { textOf } from '../db/answerText.ts';
import { deliveredId } from '../db/isDelivered.ts';
import type { OutboxEntry } from '../db/outboxStore.ts';
import { overtakenMatter } from '../db/overtakenMatter.ts';
import type { Desk } from './deskViews.ts';

/**
 * Our text that something else overtook: somebody's answer, beside it as far as the portal has given it, a take-over
 * without one, or a lost time.
 */
export function conflictOf(
  desk: Desk,
  eConsultation: EConsultation,
  messages: readonly ThreadMessage[],
): AnswerConflict | null {
  const { db, num, names, task, entries, reader } = desk;
  const mine = entries.find((entry) => entry.state === 'conflict');
  if (mine === undefined) return null;
  const matter = overtakenMatter(db, { task, eConsultation }, mine);
  const theirId = matter.is === 'answered' ? deliveredId(db, num, matter.entryId) : null;
  const theirs = theirId === null ? undefined : messages.find(({ id }) => id === theirId);
  const claim = claimIn(task);
  const lostSlot = mine.problem?.detail === 'SlotTaken' ? slotOf(mine, desk) : null;
  return {
    entryId: mine.entryId,
    isMine: mine.author === reader.num,
    mine: { text: textOf(mine), at: writeInstant(mine.created), authorName: names.other(mine.author) ?? '–' },
    theirs: {
      text: theirs?.text ?? null,
      at: theirs?.sentAt ?? null,
      authorName: theirs?.authorName ?? names.byReference(task.owner?.reference),
    },
    unanswered:
      matter.is === 'answered' || lostSlot !== null
        ? null
        : {
            takenBy: claim === null ? null : names.byReference(`Practitioner/${claim.by}`),
            ended: matter.is === 'ended',
          },
    lostSlot,
    choices: choicesInConflict(mine.kind, reader.role, mine.author === reader.num, matter.is),
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
