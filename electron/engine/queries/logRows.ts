import { may } from '../../../shared/domain/eConsultation/whoMay.ts';
import type { AccessLogRow } from '../../../shared/ipc/views/accessLog.ts';
import { OSLO, Temporal } from '../../../shared/lib/time.ts';
import type { LogDocument } from '../../../shared/domain/access/logDocument.ts';
import { isBlocked } from '../db/blocks.ts';
import { titleOf } from '../db/documentOf.ts';
import type { Db } from '../db/open.ts';
import { findResource } from '../db/resourceStore.ts';
import type { Staff } from '../db/staff.ts';
import type { ChainedLine } from '../db/accessLogStore.ts';

/**
 * Lines for the window. The titles of documents are about health: only for those who treat, and whom the patient has
 * not kept from looking.
 */
export function toRows(db: Db, lines: readonly ChainedLine[], reader: Staff, now: number): readonly AccessLogRow[] {
  const treats = may(reader.role, 'openPatientCard');
  const blocked = new Map<string, boolean>();
  const mayLook = (patient: string | null): boolean => {
    if (patient === null || !treats) return treats;
    let known = blocked.get(patient);
    if (known === undefined) {
      const num = findResource(db, { type: 'Patient', id: patient })?.num ?? null;
      blocked.set(patient, (known = isBlocked(db, reader, num, now)));
    }
    return !known;
  };
  return lines.map(({ previous: _previous, hash, documents, ...line }) => ({
    ...line,
    hash: hash.toString('hex'),
    documents: mayLook(line.patient) ? documents.map((one) => withTitle(db, one)) : documents,
  }));
}

function withTitle(db: Db, document: LogDocument): LogDocument {
  const title = titleOf(db, document);
  return title === undefined ? document : { ...document, title };
}

/** A period of days in Norway as instants in ms; '' on either side is without end. */
export function periodOf(from: string, to: string): { readonly from: number; readonly until: number } {
  return {
    from: from === '' ? 0 : midnight(Temporal.PlainDate.from(from)),
    until: to === '' ? Number.MAX_SAFE_INTEGER : midnight(Temporal.PlainDate.from(to).add({ days: 1 })),
  };
}

function midnight(day: Temporal.PlainDate): number {
  return day.toZonedDateTime(OSLO).epochMilliseconds;
}
