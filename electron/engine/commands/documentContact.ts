import { randomUUID } from 'node:crypto';
import { checkAnswerText } from '../../../shared/domain/eConsultation/answer.ts';
import { documentContact as document } from '../../../shared/domain/eConsultation/urgent.ts';
import { contactStep } from '../../../shared/fhir/contact.ts';
import { err, ok, type Result } from '../../../shared/lib/result.ts';
import { Temporal } from '../../../shared/lib/time.ts';
import type { NoteRefused } from '../../../shared/ipc/acts/eConsultation.ts';
import type { SignedInAct } from '../act.ts';
import { appendAccess } from '../db/accessLogStore.ts';
import { loadEConsultation } from '../db/loadEConsultation.ts';
import { enqueue } from '../db/outboxStore.ts';
import { surgeryReference } from '../db/staff.ts';

/** A contact is told in a few lines; what is longer belongs in the record. In characters (code points). */
const LONGEST_NOTE = 2_000;

/**
 * Writes down a contact with the patient that has taken place, as an internal note of the thread. From then on an
 * urgent matter may be answered.
 */
export const documentContact: SignedInAct<'documentContact'> = ({ db, now, signedIn }, { taskId, way, note }) => {
  const loaded = loadEConsultation(db, taskId);
  if (loaded === null) return err({ type: 'NotFound' });
  const { stored, task, eConsultation } = loaded;
  const at = now();
  const actor = { by: signedIn.practitionerId, role: signedIn.role };
  const documented = document(eConsultation, { way, note }, actor, Temporal.Instant.fromEpochMilliseconds(at));
  if (!documented.ok) return documented;
  const contact = documented.value.contacts.at(-1);
  if (contact === undefined) return err({ type: 'ContactNoteIsEmpty' });
  const text = checkNote(contact.note);
  if (!text.ok) return text;

  const entryId = randomUUID();
  db.transaction(() => {
    enqueue(db, {
      entryId,
      steps: [contactStep(entryId, task, { ...contact, note: text.value }, surgeryReference(db))],
      kind: 'eConsultation.contact',
      lane: stored.patient,
      task: stored.num,
      author: signedIn.num,
      created: at,
      base: stored.version,
    });
    appendAccess(db, {
      at,
      author: signedIn.num,
      role: signedIn.role,
      act: 'documentContact',
      patient: stored.patient,
      about: stored.num,
    });
  })();
  return ok({ entryId });
};

/** The note as it will be kept. Refuses what colleagues could not read, as an answer refuses it to the patient. */
function checkNote(note: string): Result<string, NoteRefused | { readonly type: 'ContactNoteIsEmpty' }> {
  const length = Array.from(note).length;
  if (length > LONGEST_NOTE) return err({ type: 'NoteTooLong', length, limit: LONGEST_NOTE });
  const text = checkAnswerText(note);
  if (text.ok) return text;
  const { error } = text;
  return err('line' in error ? { type: 'NoteUnreadable', line: error.line } : { type: 'ContactNoteIsEmpty' });
}
