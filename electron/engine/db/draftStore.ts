import type { DraftField } from '../../../shared/domain/eConsultation/draft.ts';
import type { Db } from './open.ts';
import { prepared } from './prepared.ts';
import { refreshWork } from './workStore.ts';

/**
 * What someone has written and not sent. One per person, matter, patient and field: a matter that the portal has put
 * another patient in shows nothing that was written for the one before. `saved` in ms.
 */
export type Draft = { readonly text: string; readonly saved: number };

/** A matter (`num`) as it was when somebody wrote in it: with its patient, a num too. */
export type Written = { readonly num: number; readonly patient: number };

/** Whose draft it is (`author` is a num), and of which text of the matter. */
export type DraftOfTask = Draft & { readonly author: number; readonly field: DraftField };

/** A draft whose matter is about another patient by now, or is gone. `task` and `patient` are nums. */
export type StrayDraft = Draft & {
  readonly task: number;
  readonly patient: number;
  readonly field: DraftField;
  readonly gone: 0 | 1;
};

const READ = 'SELECT text, saved FROM draft WHERE task = ? AND patient = ? AND author = ? AND field = ?';
const OF_TASK = 'SELECT author, field, text, saved FROM draft WHERE task = ? AND patient = ?';
const SAVE = `
  INSERT INTO draft (task, patient, author, field, text, saved) VALUES (?, ?, ?, ?, ?, ?)
  ON CONFLICT (task, patient, author, field) DO UPDATE SET text = excluded.text, saved = excluded.saved`;
const REMOVE = 'DELETE FROM draft WHERE task = ? AND patient = ? AND author = ? AND field = ?';
const STRAY = `
  SELECT draft.task, draft.patient, draft.field, draft.text, draft.saved, resource.json IS NULL AS gone
  FROM draft JOIN resource ON resource.num = draft.task
  WHERE draft.author = ? AND (resource.patient IS NOT draft.patient OR resource.version IS NULL)
  ORDER BY draft.saved`;

export function readDraft(
  db: Db,
  { num, patient }: Written,
  author: number,
  field: DraftField = 'answer',
): Draft | null {
  return (prepared(db, READ).get(num, patient, author, field) as Draft | undefined) ?? null;
}

/** Everybody's drafts in a matter, for the patient it is about. Only one who may sign is shown another's. */
export function draftsOfTask(db: Db, { num, patient }: Written): readonly DraftOfTask[] {
  return prepared(db, OF_TASK).all(num, patient) as DraftOfTask[];
}

/** Those of an author that no matter shows any more, oldest first: they are shown by themselves. */
export function strayDrafts(db: Db, author: number): readonly StrayDraft[] {
  return prepared(db, STRAY).all(author) as StrayDraft[];
}

export function saveDraft(
  db: Db,
  { num, patient }: Written,
  author: number,
  draft: Draft,
  field: DraftField = 'answer',
): void {
  db.transaction(() => {
    prepared(db, SAVE).run(num, patient, author, field, draft.text, draft.saved);
    refreshWork(db, num);
  })();
}

/** Keeps a text that has come back as a draft, above what has been written since: neither may overwrite the other. */
export function keepBeside(db: Db, at: Written, author: number, draft: Draft, field: DraftField = 'answer'): void {
  const since = readDraft(db, at, author, field)?.text ?? '';
  const text = since === '' || since === draft.text ? draft.text : `${draft.text}\n\n${since}`;
  saveDraft(db, at, author, { text, saved: draft.saved }, field);
}

/** True when there was one. */
export function removeDraft(db: Db, { num, patient }: Written, author: number, field: DraftField = 'answer'): boolean {
  return db.transaction(() => {
    const removed = prepared(db, REMOVE).run(num, patient, author, field).changes > 0;
    if (removed) refreshWork(db, num);
    return removed;
  })();
}
