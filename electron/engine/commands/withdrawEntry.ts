import { becomesDraft, draftFieldOf, isHint } from '../../../shared/domain/sync/entryKind.ts';
import { mayWithdraw } from '../../../shared/domain/sync/mayWithdraw.ts';
import { err, ok } from '../../../shared/lib/result.ts';
import type { SignedInAct } from '../act.ts';
import { appendAccess } from '../db/appendAccess.ts';
import { textOf, textPlace } from '../db/answerText.ts';
import { keepBeside } from '../db/draftStore.ts';
import { findEntry, updateEntry } from '../db/outboxStore.ts';
import { undoEntry } from '../db/undoEntry.ts';

/**
 * Takes back what has not left, or was refused, and undoes what of it had been done at the portal. The text of an answer becomes the draft again of whoever wrote it; a note on a
 * contact is none for the patient, and stays in the thread as taken back.
 *
 * Refused while it waits and its text may have left: only the portal's word can say.
 */
export const withdrawEntry: SignedInAct<'withdrawEntry'> = (context, { entryId }) => {
  const { db, now, signedIn } = context;
  const entry = findEntry(db, entryId);
  if (entry === null || isHint(entry.kind)) return err({ type: 'NotFound' });
  const text = textPlace(entry);
  if (!mayWithdraw({ ...entry, text })) return err({ type: 'AlreadySettled' });
  const at = now();
  db.transaction(() => {
    // Without the problem that it may have met: what a person takes back has not been refused.
    const isWithPatient = text !== null && entry.step > text;
    updateEntry(db, entry, { state: isWithPatient ? 'acknowledged' : 'withdrawn', problem: null, settled: at });
    undoEntry(db, entry, signedIn.num, at);
    const field = draftFieldOf(entry.kind);
    if (!isWithPatient && becomesDraft(entry.kind) && field !== null) {
      keepBeside(db, { num: entry.task, patient: entry.lane }, entry.writer, { text: textOf(entry), saved: at }, field);
    }
    appendAccess(context, { act: 'withdrawUnsent', patient: entry.lane, documents: [entry.task] });
  })();
  return ok(null);
};
