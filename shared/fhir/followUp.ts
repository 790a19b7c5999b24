import type { End, Word } from '../domain/eConsultation/followUp.ts';
import { ENDING_ELEMENTS, endingIn } from './closing.ts';
import { codeIn, type CommunicationResource, type TaskResource } from './schemas.ts';
import { SYSTEM } from './codes.ts';
import { contactWayIn } from './contact.ts';
import { answerEntryIn, messageEntryIn } from './eConsultation.ts';
import { readInstant, writeInstant } from './instant.ts';
import { practitionerIn, readReference } from './reference.ts';

/** A message of a thread as a word between patient and surgery; null for one that is none, as a note of no contact. */
export function wordIn(message: CommunicationResource): Word | null {
  const at = readInstant(message.sent ?? '');
  if (at === null || message.status === 'entered-in-error') return null;
  const isContact = contactWayIn(message) !== null;
  const isNote = codeIn(message.category, SYSTEM.communicationKind) === 'internal-note';
  if (isNote && !isContact) return null;
  const sender = message.sender?.reference;
  const by = practitionerIn(sender) !== null ? 'surgery' : isFromPatient(sender) ? 'patient' : null;
  if (by === null) return null;
  const answers = readReference(message.inResponseTo?.[0]?.reference ?? '')?.id ?? null;
  return { id: message.id, by, isContact, entry: messageEntryIn(message), at, answers };
}

function isFromPatient(sender: string | undefined): boolean {
  const type = readReference(sender ?? '')?.type;
  return type === 'Patient' || type === 'RelatedPerson';
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
