import { createHash } from 'node:crypto';
import {
  accessLogLine,
  type AccessGround,
  type AccessLogLine,
  type AccessOutcome,
  type LogRole,
} from '../../../shared/domain/access/accessLog.ts';
import type { AccessAct } from '../../../shared/domain/access/accessActs.ts';
import type { LogDocument } from '../../../shared/domain/access/logDocument.ts';
import type { PatientId, PractitionerId } from '../../../shared/domain/identity/ids.ts';
import type { Db } from './open.ts';
import { prepared } from './prepared.ts';

/** A line as it stands in the chain. `seq` counts from 1 without gaps; the hashes are SHA-256. */
export type ChainedLine = AccessLogLine & {
  readonly seq: number;
  readonly previous: Buffer;
  readonly hash: Buffer;
};

/** The end of the chain: the last line's number and hash; 0 and zeros before the first. */
export type LogHead = { readonly seq: number; readonly hash: Buffer };

export const NO_LINE: LogHead = { seq: 0, hash: Buffer.alloc(32) };

export type LogRow = {
  seq: number;
  at: number;
  practitioner: string | null;
  name: string;
  role: string;
  unit: string;
  act: string;
  patient: string | null;
  patient_name: string | null;
  ground: string;
  reason: string;
  outcome: string;
  documents: string;
  previous: Buffer;
  hash: Buffer;
};

const LAST = 'SELECT seq, hash FROM access_log ORDER BY seq DESC LIMIT 1';
const APPEND = `
  INSERT INTO access_log
    (seq, at, practitioner, name, role, unit, act, patient, patient_name, ground, reason, outcome, documents, previous, hash)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;
export const AT = 'SELECT * FROM access_log WHERE seq = ?';
export const AFTER = 'SELECT * FROM access_log WHERE seq > ? ORDER BY seq LIMIT ?';

/**
 * Appends a line to the chain, in the transaction of what it tells of. Who acts calls `appendAccess`, which fills in
 * who and where; this is for lines that nobody signed in stands behind.
 *
 * Throws when the line lacks what it must hold: that is a fault of the program's, and the act then fails with it.
 * Source: pasientjournalforskriften § 14, pasientjournalloven § 22 a.
 */
export function appendLine(db: Db, given: AccessLogLine): void {
  const line = accessLogLine(given);
  if (!line.ok) throw new Error(`${given.act}: the line of the access log lacks its ${line.error.lacks}`);
  const { at, practitioner, name, role, unit, act, patient, patientName, ground, reason, outcome } = line.value;
  const head = logHead(db);
  const row = {
    seq: head.seq + 1,
    at,
    practitioner,
    name,
    role,
    unit,
    act,
    patient,
    patient_name: patientName,
    ground,
    reason,
    outcome,
    documents: JSON.stringify(line.value.documents),
    previous: head.hash,
  };
  prepared(db, APPEND).run(...Object.values(row), chainHash(row));
}

export function logHead(db: Db): LogHead {
  return (prepared(db, LAST).get() as LogHead | undefined) ?? NO_LINE;
}

/** The lines behind a number, oldest first. */
export function linesAfter(db: Db, seq: number, count: number): readonly ChainedLine[] {
  return (prepared(db, AFTER).all(seq, count) as LogRow[]).map(toLine);
}

export function lineAt(db: Db, seq: number): ChainedLine | null {
  const row = prepared(db, AT).get(seq) as LogRow | undefined;
  return row === undefined ? null : toLine(row);
}

/** The rows themselves, for verification: what stands there, whatever it is. */
export function rowsAfter(db: Db, seq: number, count: number): readonly LogRow[] {
  return prepared(db, AFTER).all(seq, count) as LogRow[];
}

/** SHA-256 over the hash of the line before and every field of this one. */
export function chainHash(row: Omit<LogRow, 'hash'>): Buffer {
  const fields = [
    row.seq,
    row.at,
    row.practitioner,
    row.name,
    row.role,
    row.unit,
    row.act,
    row.patient,
    row.patient_name,
    row.ground,
    row.reason,
    row.outcome,
    row.documents,
  ];
  return createHash('sha256').update(row.previous).update(JSON.stringify(fields)).digest();
}

/** A row as the line it was appended as; only what this program appended is there to be read. */
export function toLine(row: LogRow): ChainedLine {
  return {
    seq: row.seq,
    at: row.at,
    practitioner: row.practitioner as PractitionerId | null,
    name: row.name,
    role: row.role as LogRole,
    unit: row.unit,
    act: row.act as AccessAct,
    patient: row.patient as PatientId | null,
    patientName: row.patient_name,
    ground: row.ground as AccessGround,
    reason: row.reason,
    outcome: row.outcome as AccessOutcome,
    documents: JSON.parse(row.documents) as readonly LogDocument[],
    previous: row.previous,
    hash: row.hash,
  };
}
