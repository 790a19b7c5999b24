import type { FormField } from '../../../shared/domain/template/formDraft.ts';
import type { Db } from './open.ts';
import { prepared } from './prepared.ts';

const READ = 'SELECT text FROM form_draft WHERE author = ? AND field = ? AND about = ?';
const SAVE = `
  INSERT INTO form_draft (author, field, about, text) VALUES (?, ?, ?, ?)
  ON CONFLICT (author, field, about) DO UPDATE SET text = excluded.text`;
const REMOVE = 'DELETE FROM form_draft WHERE author = ? AND field = ? AND about = ?';
const REMOVE_ABOUT = 'DELETE FROM form_draft WHERE about = ?';

/** What someone (num of the Practitioner) has half typed into a form; null where nothing is. */
export function readFormDraft(db: Db, author: number, field: FormField, about: string): string | null {
  return (prepared(db, READ).pluck().get(author, field, about) as string | undefined) ?? null;
}

/** An empty text removes it. */
export function saveFormDraft(db: Db, author: number, field: FormField, about: string, text: string): void {
  if (text.trim() === '') prepared(db, REMOVE).run(author, field, about);
  else prepared(db, SAVE).run(author, field, about, text);
}

/** Nobody's texts about it are kept any more. */
export function removeFormDraftsAbout(db: Db, about: string): void {
  prepared(db, REMOVE_ABOUT).run(about);
}
