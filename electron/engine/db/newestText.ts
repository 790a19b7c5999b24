import { COMMUNICATION_KINDS } from '../../../shared/fhir/codes.ts';
import { isSaid, textIn } from '../../../shared/fhir/said.ts';
import { schemas } from '../../../shared/fhir/schemas.ts';
import { ABOUT_ITS_PATIENT } from './messagesOf.ts';
import type { Db } from './open.ts';
import { prepared } from './prepared.ts';

/** The kind of message that the patient does not see, as the database has it. */
export const INTERNAL_NOTE = COMMUNICATION_KINDS.indexOf('internal-note');

/** A text that is only prepared, as the database has it: said to nobody. */
export const PREPARED = COMMUNICATION_KINDS.indexOf('prepared-answer');

/** `NOT_SENT`, for a query. */
export const NOT_SENT_IN_SQL = `('preparation', 'not-done', 'stopped', 'entered-in-error')`;

export const NEWEST_TEXT = `
  SELECT at, json FROM resource
  WHERE parent = ? AND kind IS NOT ${INTERNAL_NOTE} AND kind IS NOT ${PREPARED} AND ${ABOUT_ITS_PATIENT}
    AND json ->> 'status' NOT IN ${NOT_SENT_IN_SQL}
  ORDER BY at DESC LIMIT 1`;

/** In characters: more than a line of the widest list shows. */
const SHOWN = 160;

/** The first words of a message, and when it was sent (ms; null: not said). */
export type Said = { readonly words: string; readonly at: number | null };

/** The newest message of a matter that the patient can see. `task` is a num. */
export function newestText(db: Db, task: number): Said {
  const row = prepared(db, NEWEST_TEXT).get(task) as { at: number | null; json: string | null } | undefined;
  if (row === undefined || row.json === null) return { words: '', at: null };
  return { words: wordsOf(JSON.parse(row.json)), at: row.at };
}

/** The first words of a message. */
export function wordsOf(communication: unknown): string {
  const message = schemas.Communication.safeParse(communication);
  return message.success ? firstWords(textIn(message.data)) : '';
}

/** Whether a Communication counts as said, as it stands in a database or came. */
export function wasSaid(communication: unknown): boolean {
  const message = schemas.Communication.safeParse(communication);
  return message.success && isSaid(message.data);
}

/** A text as one line of a list shows it. */
export function firstWords(text: string): string {
  return Array.from(
    text
      .slice(0, 4 * SHOWN)
      .replaceAll(/\s+/gu, ' ')
      .trim(),
  )
    .slice(0, SHOWN)
    .join('');
}
