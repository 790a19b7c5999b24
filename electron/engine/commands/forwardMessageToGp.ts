import { forwardToGp } from '../../../shared/domain/message/forward.ts';
import { assignStep, type Desk, deskIn, deskText } from '../../../shared/fhir/assignment.ts';
import { noteStep } from '../../../shared/fhir/internalNote.ts';
import { err, ok } from '../../../shared/lib/result.ts';
import type { SignedInAct } from '../act.ts';
import { removeDraft } from '../db/draftStore.ts';
import { gpHere, loadMessage } from '../db/loadMessage.ts';
import { surgeryReference } from '../db/surgery.ts';
import { carryOut } from './carryOut.ts';

/**
 * Puts a message on the desk of the patient's GP, with an internal note on why. Two entries, so that the note is
 * delivered whatever has become of the matter, and nobody's words hang on who was first to assign it.
 */
export const forwardMessageToGp: SignedInAct<'forwardMessageToGp'> = (context, { taskId, note }) => {
  const { db, now, signedIn } = context;
  const loaded = loadMessage(db, taskId, now());
  if (loaded === null) return err({ type: 'NotFound' });
  const { task, stored, message } = loaded;
  const by = signedIn.practitionerId;
  const gp = gpHere(db, loaded, now());
  const forwarded = forwardToGp(message, note, gp, { by, role: signedIn.role });
  if (!forwarded.ok) return forwarded;
  const at = now();
  const words = { by, at, note: forwarded.value.note };
  const from = deskIn(task);
  const to: Desk = gp === null ? { type: 'surgery' } : { type: 'person', id: gp };
  const entryId = db.transaction(() => {
    const noted = carryOut(context, loaded, {
      kind: 'message.forward',
      at,
      steps: (id) => [noteStep(id, task, words, surgeryReference(db))],
      also: () => removeDraft(db, stored, signedIn.num, 'refer'),
    });
    if (deskText(from) !== deskText(to)) {
      carryOut(context, loaded, { kind: 'eConsultation.assign', at, steps: () => [assignStep(taskId, from, to)] });
    }
    return noted;
  })();
  return ok({ entryId });
};
