import { draftFieldOf, entryRules, isHint } from '../../../shared/domain/sync/entryKind.ts';
import { mayWithdraw } from '../../../shared/domain/sync/mayWithdraw.ts';
import { err, ok } from '../../../shared/lib/result.ts';
import type { SignedInAct } from '../act.ts';
import { appendAccess } from '../db/appendAccess.ts';
import { textOf } from '../db/answerText.ts';
import { keepBeside } from '../db/draftStore.ts';
import { findEntry, updateEntry } from '../db/outboxStore.ts';

/**
 * Takes back what has not left, or was refused. The text of an answer becomes its author's draft again; a note on a
 * contact is none for the patient, and stays in the thread as taken back.
 *
 * Refused once a request of it has gone out: the portal may have acted on it, and only the portal's word can say.
 */
export const withdrawEntry: SignedInAct<'withdrawEntry'> = (context, { entryId }) => {
  const { db, now } = context;
  const entry = findEntry(db, entryId);
  if (entry === null || isHint(entry.kind)) return err({ type: 'NotFound' });
  if (!mayWithdraw(entry)) return err({ type: 'AlreadySettled' });
  const at = now();
  db.transaction(() => {
    // Without the problem that it may have met: what a person takes back has not been refused.
    updateEntry(db, entry, { state: 'withdrawn', problem: null, settled: at });
    const field = draftFieldOf(entry.kind);
    if (entryRules[entry.kind].answers && field !== null) {
      keepBeside(db, entry.task, entry.author, { text: textOf(entry), saved: at }, field);
    }
    appendAccess(context, { act: 'withdrawUnsent', patient: entry.lane, documents: [entry.task] });
  })();
  return ok(null);
};
