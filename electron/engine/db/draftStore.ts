import type { Db } from './open.ts';
import { prepared } from './prepared.ts';

/** What someone has written and not sent. One per person and matter, never shown to another. `saved` in ms. */
export type Draft = { readonly text: string; readonly saved: number };

const READ = 'SELECT text, saved FROM draft WHERE task = ? AND author = ?';
const SAVE = `
  INSERT INTO draft (task, author, text, saved) VALUES (?, ?, ?, ?)
  ON CONFLICT (task, author) DO UPDATE SET text = excluded.text, saved = excluded.saved`;
const REMOVE = 'DELETE FROM draft WHERE task = ? AND author = ?';

export function readDraft(db: Db, task: number, author: number): Draft | null {
  return (prepared(db, READ).get(task, author) as Draft | undefined) ?? null;
}

export function saveDraft(db: Db, task: number, author: number, draft: Draft): void {
  prepared(db, SAVE).run(task, author, draft.text, draft.saved);
}

export function removeDraft(db: Db, task: number, author: number): void {
  prepared(db, REMOVE).run(task, author);
}
