import type { End, Word } from '../domain/eConsultation/followUp.ts';
import { ENDING_ELEMENTS, endingIn } from './closing.ts';
import { codeIn, type CommunicationResource, type TaskResource } from './schemas.ts';
import { SYSTEM } from './codes.ts';
import { contactWayIn } from './contact.ts';
import { answerEntryIn, messageEntryIn } from './eConsultation.ts';
import { readInstant, writeInstant } from './instant.ts';
import { isPrepared } from './prepared.ts';
import { readReference } from './reference.ts';
import { isSaid, saidAt, type Speaker, speakerOf } from './said.ts';

/**
 * A message of a thread as a word between patient and surgery; null for one that is none: a note of no contact, what
 * another system writes, and what has not been said.
 *
 * Where too little of its time is told, the patient's counts from the last moment that it can have been and the surgery's
 * from the first, or not at all: nobody is taken for answered by what may have come before.
 *
 * @param by who wrote it, where more is known of them than the message tells
 */
export function wordIn(message: CommunicationResource, by: Speaker = speakerOf(message)): Word | null {
  if (by === 'other' || !isSaid(message) || isPrepared(message)) return null;
  const isContact = contactWayIn(message) !== null;
  const isNote = codeIn(message.category, SYSTEM.communicationKind) === 'internal-note';
  if (isNote && !isContact) return null;
  const { at, earliest, by: told } = saidAt(message);
  if (by === 'surgery' && told === 'stored') return null;
  const answers = readReference(message.inResponseTo?.[0]?.reference ?? '')?.id ?? null;
  return {
    id: message.id,
    by,
    isContact,
    entry: messageEntryIn(message),
    at: by === 'surgery' ? earliest : at,
    answers,
  };
}

/** How a Task came to its end, as it tells it. */
export function endIn(task: TaskResource): End {
  const entry = task.status === 'completed' ? answerEntryIn(task) : null;
  const byText = entry === null ? null : { entry };
  return {
    askedAt: readInstant(task.authoredOn ?? '') ?? 0,
    endedAt: readInstant(task.meta.lastUpdated) ?? 0,
    by: endingIn(task)?.code === 'contacted' ? 'contact' : byText,
  };
}

/**
 * An ended Task as a portal leaves it that opens it again: new, received when the patient wrote, urgent no more, and
 * without how it was ended. The answer in its output stays.
 *
 * @param at ms (UTC)
 */
export function openedAgain(task: TaskResource, at: number): TaskResource {
  const kept = Object.entries(task).filter(([name]) => !ENDING_ELEMENTS.some((element) => element === name));
  return {
    ...(Object.fromEntries(kept) as TaskResource),
    status: 'requested',
    authoredOn: writeInstant(at),
    priority: 'routine',
  };
}
