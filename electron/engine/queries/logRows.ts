import type { Role } from '../../../shared/domain/access/role.ts';
import { may } from '../../../shared/domain/eConsultation/whoMay.ts';
import type { AccessLogRow } from '../../../shared/ipc/views/accessLog.ts';
import { OSLO, Temporal } from '../../../shared/lib/time.ts';
import type { LogDocument } from '../../../shared/domain/access/logDocument.ts';
import { titleOf } from '../db/documentOf.ts';
import type { Db } from '../db/open.ts';
import type { ChainedLine } from '../db/accessLogStore.ts';

/** Lines for the window. The titles of documents are about health: only for those who treat. */
export function toRows(db: Db, lines: readonly ChainedLine[], reader: Role): readonly AccessLogRow[] {
  const seesTitles = may(reader, 'openPatientCard');
  return lines.map(({ previous: _previous, hash, documents, ...line }) => ({
    ...line,
    hash: hash.toString('hex'),
    documents: seesTitles ? documents.map((one) => withTitle(db, one)) : documents,
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
