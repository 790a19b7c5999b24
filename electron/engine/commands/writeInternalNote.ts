import { internalNote } from '../../../shared/domain/eConsultation/note.ts';
import { noteStep } from '../../../shared/fhir/internalNote.ts';
import { err, ok } from '../../../shared/lib/result.ts';
import type { SignedInAct } from '../act.ts';
import { removeDraft } from '../db/draftStore.ts';
import { loadMatter } from '../db/loadEConsultation.ts';
import { surgeryReference } from '../db/surgery.ts';
import { carryOut } from './carryOut.ts';

/** Writes an internal note into the thread: for the surgery alone, never for the patient. */
export const writeInternalNote: SignedInAct<'writeInternalNote'> = (context, { taskId, note }) => {
  const { db, now, signedIn } = context;
  const by = signedIn.practitionerId;
  const written = internalNote(note, { by, role: signedIn.role });
  if (!written.ok) return written;
  const loaded = loadMatter(db, taskId, now());
  if (loaded === null) return err({ type: 'NotFound' });
  const at = now();
  const entryId = carryOut(context, loaded, {
    kind: 'eConsultation.note',
    at,
    steps: (id) => [noteStep(id, loaded.task, { by, at, note: written.value }, surgeryReference(db))],
    also: () => removeDraft(db, loaded.stored, signedIn.num, 'note'),
  });
  return ok({ entryId });
};
