import type { Contact } from '../../../shared/domain/eConsultation/eConsultation.ts';
import { toContact } from '../../../shared/fhir/contact.ts';
import { schemas } from '../../../shared/fhir/schemas.ts';
import type { OutboxEntry } from './outboxStore.ts';

/** The contact that an entry writes down, out of its frozen note; null for any other entry. */
export function contactOf(entry: Pick<OutboxEntry, 'kind' | 'steps' | 'entryId'>): Contact | null {
  const [step] = entry.steps;
  if (entry.kind !== 'eConsultation.contact' || step?.do !== 'create') return null;
  // As it will stand at the portal: what only the portal gives is filled in.
  const meta = { versionId: '0', lastUpdated: step.resource['sent'] };
  const note = schemas.Communication.safeParse({ ...step.resource, id: entry.entryId, meta });
  return note.success ? toContact(note.data) : null;
}
