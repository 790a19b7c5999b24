import { err, type Result } from '../../lib/result.ts';
import { checkAnswerText } from './answer.ts';
import type { Actor } from './gates.ts';
import { type NotYourRole, whyNotThisRole } from './whoMay.ts';

/** A note is told in a few lines; what is longer belongs in the record. In characters (code points). Ours, from no regulation. */
export const LONGEST_NOTE = 2_000;

/** A note as it will be kept: trimmed. Refuses what colleagues could not read, as an answer refuses it to the patient. */
export function checkNote(note: string): Result<string, NoteRefused> {
  const length = Array.from(note).length;
  if (length > LONGEST_NOTE) return err({ type: 'NoteTooLong', length, limit: LONGEST_NOTE });
  const text = checkAnswerText(note);
  if (text.ok) return text;
  const { error } = text;
  if ('line' in error) return err({ type: 'NoteUnreadable', line: error.line });
  return err(error.type === 'FieldsLeft' ? error : { type: 'NoteIsEmpty' });
}

/**
 * An internal note in a matter: for colleagues, never for the patient. Everyone who works with patients may write one,
 * also when the matter has ended, since what follows it up is told there too.
 */
export function internalNote(note: string, actor: Actor): Result<string, NoteRefused | NotYourRole> {
  const refused = whyNotThisRole(actor.role, 'writeInternalNote');
  return refused ? err(refused) : checkNote(note);
}

/** A note that colleagues could not read, or that is not filled in; `line` counts from 1. */
export type NoteRefused =
  | { readonly type: 'FieldsLeft'; readonly fields: string }
  | { readonly type: 'NoteIsEmpty' }
  | { readonly type: 'NoteTooLong'; readonly length: number; readonly limit: number }
  | { readonly type: 'NoteUnreadable'; readonly line: number };
