import { textOf } from '../../../electron/engine/db/answerText.ts';
import { NO_LINE } from '../../../electron/engine/db/accessLogStore.ts';
import { verifyStep } from '../../../electron/engine/db/verifyLog.ts';
import type { Db } from '../../../electron/engine/db/open.ts';
import { unpackId } from '../../../electron/engine/db/fhirId.ts';
import { findEntry } from '../../../electron/engine/db/outboxStore.ts';
import { RESOURCE_TYPES, typeNumber } from '../../../shared/fhir/resourceTypes.ts';
import type { Report } from '../report.ts';
import type { Ledger } from './ledger.ts';

type Known = {
  readonly ledger: Ledger;
  readonly desk: number;
  readonly report: Report;
  /** True when the portal holds the answer: then the store may have put its entry away. */
  readonly isDelivered: (entryId: string) => boolean;
  /** The case tears the database's own log of what was committed last. */
  readonly mayLoseLines?: boolean;
  /** Said in a breach: after which fault. */
  readonly when: string;
};

/** What must hold of a store at any moment, whatever happened to the process before. */
export function checkStore(db: Db, { ledger, desk, report, isDelivered, mayLoseLines = false, when }: Known): void {
  const integrity = db.pragma('integrity_check', { simple: true });
  report.expect(integrity === 'ok', 'failed', `${when}: integrity_check says ${String(integrity)}`);

  for (const op of ledger.savedAnswers) {
    if (op.desk !== desk || op.entryId === null) continue;
    const entry = findEntry(db, op.entryId);
    if (entry === null) {
      report.expect(isDelivered(op.entryId), 'lost', `${when}: entry ${op.entryId} was told saved and is gone`);
    } else if (textOf(entry) !== op.text) {
      report.breach('lost', `${when}: the text of entry ${op.entryId} is not whole`);
    }
  }
  for (const draft of ledger.drafts) {
    if (draft.desk !== desk) continue;
    const kept = readDraft(db, draft.taskId, draft.author);
    // A text that came back from a conflict stands above it; neither overwrites the other.
    report.expect(
      draft.texts.some((text) => kept?.includes(text) === true),
      'lost',
      `${when}: the draft of ${draft.taskId} is gone`,
    );
  }

  // The entry and its access line are one transaction (T2), so are a row and its cursor (T1).
  const torn = db
    .prepare(
      `SELECT (SELECT count(*) FROM outbox WHERE kind IN ('eConsultation.answer', 'eConsultation.claim')) AS entries,
              (SELECT count(*) FROM access_log WHERE act IN ('answerEConsultation', 'claimMatter')) AS lines,
              (SELECT count(*) FROM outbox WHERE task NOT IN (SELECT num FROM resource)) AS orphans,
              (SELECT count(*) FROM access_log WHERE act = 'eraseGone') AS erasures`,
    )
    .get() as { entries: number; lines: number; orphans: number; erasures: number };
  // What somebody has erased took its entries along; the log keeps their lines.
  const isWhole = torn.erasures > 0 ? torn.entries < torn.lines : torn.entries === torn.lines;
  report.expect(isWhole && torn.orphans === 0, 'failed', `${when}: torn transaction ${JSON.stringify(torn)}`);

  // A line that a torn log of the database lost is told of by the program itself, and that is as it should be.
  const { broken } = verifyStep(db, NO_LINE, Number.MAX_SAFE_INTEGER);
  report.expect(
    broken === null || (mayLoseLines && broken.fault === 'cut-short'),
    'failed',
    `${when}: the access log is broken: ${JSON.stringify(broken)}`,
  );

  const rows = db.prepare('SELECT type, fhir_id, last_updated FROM resource WHERE json IS NOT NULL').all() as {
    type: number;
    fhir_id: Buffer | string;
    last_updated: number;
  }[];
  for (const row of rows) {
    const resource = `${RESOURCE_TYPES[row.type] ?? '?'}/${unpackId(row.fhir_id)}`;
    const rises = ledger.sees(desk, resource, row.last_updated);
    report.expect(rises, 'twice', `${when}: ${resource} went back to an older version`);
  }
}

const DRAFT = `
  SELECT draft.text FROM draft
  JOIN resource AS task ON task.num = draft.task JOIN resource AS author ON author.num = draft.author
  WHERE task.type = ? AND lower(hex(task.fhir_id)) = ? AND lower(hex(author.fhir_id)) = ?`;

function readDraft(db: Db, taskId: string, author: string): string | undefined {
  return db.prepare(DRAFT).pluck().get(typeNumber('Task'), hexOf(taskId), hexOf(author)) as string | undefined;
}

function hexOf(id: string): string {
  return id.replaceAll('-', '').toLowerCase();
}
