import { messageEntryIn } from '../../../shared/fhir/eConsultation.ts';
import type { Reference } from '../../../shared/fhir/reference.ts';
import { schemas } from '../../../shared/fhir/schemas.ts';
import { waitNoMore } from './erasureStore.ts';
import { removeFormDraftsAbout } from './formDraftStore.ts';
import type { Db } from './open.ts';
import { journalAnew } from './outboxStore.ts';
import { prepared } from './prepared.ts';
import { release } from './quarantineStore.ts';
import { findResource, forgetResource } from './resourceStore.ts';

const DRAFTS = 'DELETE FROM draft WHERE task = ?';
const SENT = `DELETE FROM outbox WHERE task = ? AND state IN ('acknowledged', 'withdrawn')`;
const SENT_AS = `DELETE FROM outbox WHERE entry_id = ? AND state IN ('acknowledged', 'withdrawn')`;
const OVERRIDES = 'DELETE FROM block_override WHERE patient = ?';
const DRAFTED = 'SELECT 1 FROM draft WHERE task = ? LIMIT 1';
const UNSETTLED = `
  SELECT 1 FROM outbox WHERE (task = @num OR lane = @num) AND state NOT IN ('acknowledged', 'withdrawn') LIMIT 1`;
const MERGE_NAMES = "INSERT INTO patient_name (patient_name) VALUES ('optimize')";
const MERGE_TEXTS = "INSERT INTO work_text (work_text) VALUES ('optimize')";

/** Whether someone here has written something about a resource (a num) that is not at the portal: it goes only with a person's word. */
export function holdsOwnWords(db: Db, num: number): boolean {
  return prepared(db, DRAFTED).get(num) !== undefined;
}

/** Whether something about a resource (a num) is still to be sent, or waits for a person's decision. */
export function holdsUnsettled(db: Db, num: number): boolean {
  return prepared(db, UNSETTLED).get({ num }) !== undefined;
}

/**
 * Takes away all that this machine holds of a resource which the portal no longer gives: its content, files and place in
 * lists and search, what was put aside of it, drafts, the texts that were sent, ways past blocks. The access log stays:
 * it is kept for the patient. `sweep` makes it final.
 */
export function erase(db: Db, reference: Reference): void {
  db.transaction(() => {
    release(db, reference.type, reference.id);
    waitNoMore(db, reference);
    const stored = findResource(db, reference);
    if (stored === null) return;
    const { num, type, json } = stored;
    prepared(db, DRAFTS).run(num);
    prepared(db, SENT).run(num);
    const message =
      type === 'Communication' && json !== null ? schemas.Communication.safeParse(JSON.parse(json)) : null;
    const entry = message?.success === true ? messageEntryIn(message.data) : null;
    if (entry !== null) prepared(db, SENT_AS).run(entry);
    if (type === 'Patient') prepared(db, OVERRIDES).run(num);
    removeFormDraftsAbout(db, `${reference.type}/${reference.id}`);
    forgetResource(db, reference);
  })();
}

/**
 * After erasing: takes it out of where it lies on although nothing leads to it any more: the search index keeps the words
 * of a deleted row until it is merged, the second file what was settled since the start, the log of the last writes its
 * pages. Free pages of the file are overwritten as they become free (`secure_delete`).
 */
export function sweep(db: Db): void {
  prepared(db, MERGE_NAMES).run();
  prepared(db, MERGE_TEXTS).run();
  journalAnew(db);
  db.pragma('wal_checkpoint(TRUNCATE)');
}
