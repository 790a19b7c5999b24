import type { DraftField } from '../../../shared/domain/eConsultation/draft.ts';
import type { Db } from './open.ts';
import { prepared } from './prepared.ts';
import { refreshWork } from './workStore.ts';

/** What someone has written and not sent. One per person, matter and field. `saved` in ms. */
export type Draft = { readonly text: string; readonly saved: number };

/** Whose draft it is (`author` is a num), and of which text of the matter. */
export type DraftOfTask = Draft & { readonly author: number; readonly field: DraftField };

const READ = 'SELECT text, saved FROM draft WHERE task = ? AND author = ? AND field = ?';
const OF_TASK = 'SELECT author, field, text, saved FROM draft WHERE task = ?';
const SAVE = `
  INSERT INTO draft (task, author, field, text, saved) VALUES (?, ?, ?, ?, ?)
  ON CONFLICT (task, author, field) DO UPDATE SET text = excluded.text, saved = excluded.saved`;
const REMOVE = 'DELETE FROM draft WHERE task = ? AND author = ? AND field = ?';

export function readDraft(db: Db, task: number, author: number, field: DraftField = 'answer'): Draft | null {
  return (prepared(db, READ).get(task, author, field) as Draft | undefined) ?? null;
}

/** Everybody's drafts in a matter. Only one who may sign is shown another's. */
export function draftsOfTask(db: Db, task: number): readonly DraftOfTask[] {
  return prepared(db, OF_TASK).all(task) as DraftOfTask[];
}

export function saveDraft(db: Db, task: number, author: number, draft: Draft, field: DraftField = 'answer'): void {
  db.transaction(() => {
    prepared(db, SAVE).run(task, author, field, draft.text, draft.saved);
    refreshWork(db, task);
  })();
}

/** Keeps a text that has come back as a draft, above what has been written since: neither may overwrite the other. */
export function keepBeside(db: Db, task: number, author: number, draft: Draft, field: DraftField = 'answer'): void {
  const since = readDraft(db, task, author, field)?.text ?? '';
  const text = since === '' || since === draft.text ? draft.text : `${draft.text}\n\n${since}`;
  saveDraft(db, task, author, { text, saved: draft.saved }, field);
}

export function removeDraft(db: Db, task: number, author: number, field: DraftField = 'answer'): void {
  db.transaction(() => {
    if (prepared(db, REMOVE).run(task, author, field).changes > 0) refreshWork(db, task);
  })();
}
