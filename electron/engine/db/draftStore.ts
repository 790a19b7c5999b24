import type { Db } from './open.ts';
import { prepared } from './prepared.ts';

/** What someone has written and not sent. One per person and matter. `saved` in ms. */
export type Draft = { readonly text: string; readonly saved: number };

const READ = 'SELECT text, saved FROM draft WHERE task = ? AND author = ?';
const OF_TASK = 'SELECT author, text, saved FROM draft WHERE task = ?';
const SAVE = `
  INSERT INTO draft (task, author, text, saved) VALUES (?, ?, ?, ?)
  ON CONFLICT (task, author) DO UPDATE SET text = excluded.text, saved = excluded.saved`;
const REMOVE = 'DELETE FROM draft WHERE task = ? AND author = ?';

export function readDraft(db: Db, task: number, author: number): Draft | null {
  return (prepared(db, READ).get(task, author) as Draft | undefined) ?? null;
}

/** Everybody's drafts in a matter; `author` is a num. Only one who may sign is shown another's. */
export function draftsOfTask(db: Db, task: number): readonly (Draft & { readonly author: number })[] {
  return prepared(db, OF_TASK).all(task) as (Draft & { author: number })[];
}

export function saveDraft(db: Db, task: number, author: number, draft: Draft): void {
  prepared(db, SAVE).run(task, author, draft.text, draft.saved);
}

/** Keeps a text that has come back as a draft, above what has been written since: neither may overwrite the other. */
export function keepBeside(db: Db, task: number, author: number, draft: Draft): void {
  const since = readDraft(db, task, author)?.text ?? '';
  const text = since === '' || since === draft.text ? draft.text : `${draft.text}\n\n${since}`;
  saveDraft(db, task, author, { text, saved: draft.saved });
}

export function removeDraft(db: Db, task: number, author: number): void {
  prepared(db, REMOVE).run(task, author);
}
