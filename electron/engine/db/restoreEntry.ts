import { usualGround } from '../../../shared/domain/access/accessActs.ts';
import type { PractitionerId } from '../../../shared/domain/identity/ids.ts';
import { entryRules } from '../../../shared/domain/sync/entryKind.ts';
import { appendLine } from './accessLogStore.ts';
import { aboutWhom } from './appendAccess.ts';
import { documentOf } from './documentOf.ts';
import type { Db } from './open.ts';
import { addSteps } from './outboxStore.ts';
import { prepared } from './prepared.ts';
import { internReference } from './resourceStore.ts';
import type { JournalEntry } from './unsentJournal.ts';
import { refreshWork } from './workStore.ts';

// A request of it may have left before the database was lost, so it counts as tried. It begins at its first step:
// what had been carried out is found out again.
const RESTORE = `
  INSERT OR IGNORE INTO outbox (entry_id, kind, lane, task, author, writer, requester, created, base, state, attempts)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'queued', 1)`;

/**
 * Puts an entry back that was salvaged from the journal, with its line in the access log, which was lost with it; what
 * it is about is fetched again. One that is there already stays as it is.
 */
export function restoreEntry(db: Db, entry: JournalEntry): void {
  const { entryId, kind, requester, created, steps, base } = entry;
  const lane = internReference(db, { type: 'Patient', id: entry.patient });
  const task = internReference(db, { type: 'Task', id: entry.task });
  const author = internReference(db, { type: 'Practitioner', id: entry.author });
  const writer = internReference(db, { type: 'Practitioner', id: entry.writer });
  const row = [entryId, kind, lane, task, author, writer, requester, created, base];
  const { changes, lastInsertRowid } = prepared(db, RESTORE).run(...row);
  if (changes === 0) return;
  addSteps(db, lastInsertRowid, steps);
  refreshWork(db, task);
  const { act } = entryRules[kind];
  appendLine(db, {
    ...entry.by,
    ...aboutWhom(db, lane),
    practitioner: entry.author as PractitionerId,
    at: created,
    act,
    ground: usualGround(act),
    reason: '',
    outcome: 'opened',
    documents: [documentOf(db, task)],
  });
}
