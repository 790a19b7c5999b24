import { CONTACT_WAYS, type Contact, type ContactWay } from '../domain/eConsultation/eConsultation.ts';
import type { PractitionerId } from '../domain/identity/ids.ts';
import { SYSTEM } from './codes.ts';
import { noteStep } from './internalNote.ts';
import { practitionerIn } from './reference.ts';
import { isSaid, saidAt, textIn } from './said.ts';
import { codeIn, type CommunicationResource, type TaskResource } from './schemas.ts';
import type { Step } from './step.ts';

/**
 * Writes down a contact outside the portal as an internal note of the thread: to the surgery alone, never to the
 * patient, with the way in `medium`.
 *
 * @param organization the surgery as a reference; null when the portal has not said which it is
 */
export function contactStep(
  entryId: string,
  task: Pick<TaskResource, 'id' | 'for'>,
  contact: Contact,
  organization: string | null,
): Step {
  const { by, at, note, way } = contact;
  const medium = [{ coding: [{ system: SYSTEM.contactWay, code: way }] }];
  return noteStep(entryId, task, { by, at, note }, organization, { medium });
}

/** The contact that a message of the thread tells of; null when it is no such note. */
export function toContact(
  message: Pick<
    CommunicationResource,
    'category' | 'medium' | 'sender' | 'sent' | 'received' | 'meta' | 'payload' | 'status'
  >,
): Contact | null {
  const way = contactWayIn(message);
  if (way === null || !isSaid(message)) return null;
  // When it was stored tells nothing of what it had heard.
  const { earliest: at, by: told } = saidAt(message);
  if (told === 'stored') return null;
  const by = practitionerIn(message.sender?.reference) ?? ('' as PractitionerId);
  return { way, by, at, note: textIn(message) };
}

/** How the patient was met; null for a message that tells of no contact. Only an internal note can. */
export function contactWayIn({
  category,
  medium,
}: Pick<CommunicationResource, 'category' | 'medium'>): ContactWay | null {
  if (codeIn(category, SYSTEM.communicationKind) !== 'internal-note') return null;
  const code = codeIn(medium, SYSTEM.contactWay);
  return CONTACT_WAYS.find((way) => way === code) ?? null;
}
