import type { AccessGround } from '../../../shared/domain/access/accessLog.ts';
import type { LogDocument } from '../../../shared/domain/access/logDocument.ts';
import { toLine, type ChainedLine, type LogRow } from './accessLogStore.ts';
import type { Db } from './open.ts';
import { prepared } from './prepared.ts';

/** Which lines are asked for. Instants in ms; `from` counts, `until` does not. */
export type LogFilter = {
  readonly of: 'patient' | 'employee' | 'everyone';
  /** FHIR id; '' for everyone. */
  readonly id: string;
  readonly from: number;
  readonly until: number;
  readonly ground: AccessGround | 'any';
  readonly only: 'all' | 'overrides' | 'denied';
};

/** The line behind which to go on; the older ones follow. */
export type LogPlace = { readonly at: number; readonly seq: number };

// By the index in the order of the screen; what the filter leaves out is passed over. Overrides and denied attempts are
// few, and have an index of their own.
export const OF_PATIENT = `
  SELECT * FROM access_log INDEXED BY access_log_patient
  WHERE patient = @id AND at >= @from AND at < @until AND (at, seq) < (@at, @seq)
    AND (@ground = 'any' OR ground = @ground)
    AND (@only = 'all' OR (@only = 'denied' AND outcome = 'denied') OR (@only = 'overrides' AND ground = 'emergency-override'))
  ORDER BY at DESC, seq DESC LIMIT @count`;
export const OF_EMPLOYEE = `
  SELECT * FROM access_log INDEXED BY access_log_practitioner
  WHERE practitioner = @id AND at >= @from AND at < @until AND (at, seq) < (@at, @seq)
    AND (@ground = 'any' OR ground = @ground)
    AND (@only = 'all' OR (@only = 'denied' AND outcome = 'denied') OR (@only = 'overrides' AND ground = 'emergency-override'))
  ORDER BY at DESC, seq DESC LIMIT @count`;
export const OF_EVERYONE = `
  SELECT * FROM access_log INDEXED BY access_log_at
  WHERE at >= @from AND at < @until AND (at, seq) < (@at, @seq) AND (@ground = 'any' OR ground = @ground)
  ORDER BY at DESC, seq DESC LIMIT @count`;
export const UNUSUAL = `
  SELECT * FROM access_log INDEXED BY access_log_unusual
  WHERE (outcome = 'denied' OR ground = 'emergency-override')
    AND at >= @from AND at < @until AND (at, seq) < (@at, @seq)
    AND (@of = 'everyone' OR practitioner = @id) AND (@ground = 'any' OR ground = @ground)
    AND ((@only = 'denied' AND outcome = 'denied') OR (@only = 'overrides' AND ground = 'emergency-override'))
  ORDER BY at DESC, seq DESC LIMIT @count`;
// One step of the index for each employee, however many lines they have.
export const EMPLOYEES = `
  WITH RECURSIVE employee (id) AS (
    SELECT min(practitioner) FROM access_log
    UNION ALL
    SELECT (SELECT min(practitioner) FROM access_log WHERE practitioner > employee.id)
    FROM employee WHERE employee.id IS NOT NULL)
  SELECT id AS practitionerId,
    (SELECT name FROM access_log WHERE practitioner = employee.id ORDER BY at DESC LIMIT 1) AS name
  FROM employee WHERE id IS NOT NULL`;

/** Lines of the log, newest first, behind a place in it. */
export function searchLog(db: Db, filter: LogFilter, before: LogPlace | null, count: number): readonly ChainedLine[] {
  const { at, seq } = before ?? { at: Number.MAX_SAFE_INTEGER, seq: Number.MAX_SAFE_INTEGER };
  const { of, id, from, until, ground, only } = filter;
  const rows = prepared(db, statementFor(filter)).all({ of, id, from, until, ground, only, at, seq, count });
  return (rows as LogRow[]).map(toLine);
}

function statementFor({ of, only }: LogFilter): string {
  if (of === 'patient') return OF_PATIENT;
  if (only !== 'all') return UNUSUAL;
  return of === 'employee' ? OF_EMPLOYEE : OF_EVERYONE;
}

/** Everybody who has a line, those who have left too, under their newest name. */
export function employeesInLog(db: Db): readonly { practitionerId: string; name: string }[] {
  return prepared(db, EMPLOYEES).all() as { practitionerId: string; name: string }[];
}

/** The access log itself as a document, by whose it is. */
export function logOf(reference: string): LogDocument {
  return { kind: 'access-log', reference, on: null };
}
