import { checkNote } from '../../../shared/domain/eConsultation/note.ts';
import { documentContact as document } from '../../../shared/domain/eConsultation/urgent.ts';
import { contactStep } from '../../../shared/fhir/contact.ts';
import { err, ok } from '../../../shared/lib/result.ts';
import { Temporal } from '../../../shared/lib/time.ts';
import type { SignedInAct } from '../act.ts';
import { removeDraft } from '../db/draftStore.ts';
import { loadMatter } from '../db/loadEConsultation.ts';
import { surgeryReference } from '../db/surgery.ts';
import { carryOut } from './carryOut.ts';

/**
 * Writes down a contact with the patient that has taken place, as an internal note of the thread. From then on an
 * urgent matter may be answered.
 */
export const documentContact: SignedInAct<'documentContact'> = (context, { taskId, way, note }) => {
  const { db, now, signedIn } = context;
  const loaded = loadMatter(db, taskId, now());
  if (loaded === null) return err({ type: 'NotFound' });
  const { stored, task, eConsultation } = loaded;
  const at = now();
  const actor = { by: signedIn.practitionerId, role: signedIn.role };
  const documented = document(eConsultation, { way, note }, actor, Temporal.Instant.fromEpochMilliseconds(at));
  if (!documented.ok) return documented;
  const contact = documented.value.contacts.at(-1);
  if (contact === undefined) return err({ type: 'ContactNoteIsEmpty' });
  const text = checkNote(contact.note);
  if (!text.ok) return text.error.type === 'NoteIsEmpty' ? err({ type: 'ContactNoteIsEmpty' }) : text;

  const entryId = carryOut(context, loaded, {
    kind: 'eConsultation.contact',
    at,
    steps: (id) => [contactStep(id, task, { ...contact, note: text.value }, surgeryReference(db))],
    also: () => removeDraft(db, stored, signedIn.num, 'contact'),
  });
  return ok({ entryId });
};
