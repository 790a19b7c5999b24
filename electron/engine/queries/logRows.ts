import { may as mayDo } from '../../../shared/domain/eConsultation/whoMay.ts';
import type { AccessLogRow } from '../../../shared/ipc/views/accessLog.ts';
import { readReference } from '../../../shared/fhir/reference.ts';
import { OSLO, Temporal } from '../../../shared/lib/time.ts';
import type { LogDocument } from '../../../shared/domain/access/logDocument.ts';
import { isBlocked } from '../db/blocks.ts';
import { titleOf } from '../db/documentOf.ts';
import type { Db } from '../db/open.ts';
import { isBeforeOwnList, whyNotTransferred } from '../db/notTransferred.ts';
import { findResource, type StoredResource } from '../db/resourceStore.ts';
import type { Staff } from '../db/staff.ts';
import type { ChainedLine } from '../db/accessLogStore.ts';

/**
 * Lines for the window. A line about someone who has kept the reader from looking says only that somebody did something: in
 * lists of everyone's or one employee's lines it would else tell who the patient is. The titles of documents, and why a block was overridden, are about health: only for those who
 * treat, whom the patient has not kept from looking, and of what came before a change of GP to the reader only once the
 * record has come along.
 */
export function toRows(db: Db, lines: readonly ChainedLine[], reader: Staff, now: number): readonly AccessLogRow[] {
  const treats = mayDo(reader.role, 'openPatientCard');
  const blocked = new Map<string, boolean>();
  const isKept = (patient: string | null): boolean => {
    if (patient === null) return false;
    let known = blocked.get(patient);
    if (known === undefined) {
      const num = findResource(db, { type: 'Patient', id: patient })?.num ?? null;
      blocked.set(patient, (known = isBlocked(db, reader, num, now)));
    }
    return known;
  };
  const titles = new Map<string, string | undefined>();
  const withTitle = (document: LogDocument): LogDocument => {
    const { reference } = document;
    if (!titles.has(reference)) titles.set(reference, titleFor(db, reference, reader, now));
    const title = titles.get(reference);
    return title === undefined ? document : { ...document, title };
  };
  return lines.map(({ previous: _previous, hash, documents, reason, ...line }) => {
    const common = { hash: hash.toString('hex'), keptFromReader: isKept(line.patient) };
    if (common.keptFromReader) {
      return { ...line, ...common, patient: null, patientName: null, reason: '', documents: [] };
    }
    // A search showed many: of those who are kept from the reader not even that they were among them.
    const shown = documents.filter(({ reference }) => !isAboutKept(db, reference, reader, now));
    return { ...line, ...common, reason: treats ? reason : '', documents: treats ? shown.map(withTitle) : shown };
  });
}

/** Whether a document is about someone, or is the record of someone, who has kept the reader from looking. */
function isAboutKept(db: Db, reference: string, reader: Staff, now: number): boolean {
  const named = readReference(reference);
  const stored = named === null ? null : findResource(db, named);
  if (stored === null) return false;
  return isBlocked(db, reader, stored.type === 'Patient' ? stored.num : stored.patient, now);
}

function titleFor(db: Db, reference: string, reader: Staff, now: number): string | undefined {
  const named = readReference(reference);
  const stored = named === null ? null : findResource(db, named);
  return stored === null || isKeptFrom(db, reader, stored, now) ? undefined : titleOf(stored);
}

/** Whether a block on the one prescription, or a change of GP, keeps a document from its reader. */
function isKeptFrom(db: Db, reader: Staff, { num, type, patient, at }: StoredResource, now: number): boolean {
  if (isBlocked(db, reader, patient, now, num)) return true;
  if (type === 'Task') return whyNotTransferred(db, reader, num, now) !== null;
  return patient !== null && at !== null && isBeforeOwnList(db, reader, patient, at, now);
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
