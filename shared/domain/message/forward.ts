import { err, ok, type Result } from '../../lib/result.ts';
import { type Actor, type NotOpen, whyNotOpen } from '../eConsultation/gates.ts';
import { checkNote, type NoteRefused } from '../eConsultation/note.ts';
import { type NotYourRole, whyNotThisRole } from '../eConsultation/whoMay.ts';
import type { PractitionerId } from '../identity/ids.ts';
import type { Message } from './message.ts';

/**
 * Puts a message on the desk of the patient's GP, with a note on why. For colleagues alone: the patient is sent nothing,
 * and the promised day stays.
 *
 * @param gp null when the patient's GP does not work here
 */
export function forwardToGp(
  message: Message,
  note: string,
  gp: PractitionerId | null,
  actor: Actor,
): Result<{ readonly message: Message; readonly note: string }, ForwardRefused> {
  const refused = whyNotOpen(message, actor.by) ?? whyNotThisRole(actor.role, 'forwardMessageToGp');
  if (refused) return err(refused);
  if (gp === null) return err({ type: 'NoGpHere' });
  const checked = checkNote(note);
  return checked.ok ? ok({ message: { ...message, assignedTo: gp }, note: checked.value }) : checked;
}

export type ForwardRefused = NotOpen | NotYourRole | NoteRefused | { readonly type: 'NoGpHere' };
