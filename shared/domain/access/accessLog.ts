import { err, ok, type Result } from '../../lib/result.ts';
import { osloDate, osloDateAt, Temporal } from '../../lib/time.ts';
import { accessText } from '../../text/access.ts';
import { accessActsText } from '../../text/accessActs.ts';
import { accessLogLineText } from '../../text/accessLogLine.ts';
import type { Language } from '../../text/language.ts';
import { formatDayWithYear, formatTime } from '../calendar/formatDay.ts';
import type { PatientId, PractitionerId } from '../identity/ids.ts';
import type { AccessAct } from './accessActs.ts';
import { limitOn } from './limits.ts';
import { describeDocument, type LogDocument } from './logDocument.ts';
import { ROLES, type Role } from './role.ts';

/** On what ground someone looked, or tried to. */
export const ACCESS_GROUNDS = [
  'treatment',
  'administration',
  'patients-request',
  'quality-control',
  'emergency-override',
] as const;
export type AccessGround = (typeof ACCESS_GROUNDS)[number];

/** A role as the log keeps it: `system` is the program itself, `unknown` someone whose role is no longer known. */
export const LOG_ROLES = [...ROLES, 'system', 'unknown'] as const;
export type LogRole = Role | 'system' | 'unknown';

/**
 * One line of the access log. It stands by itself: names are as they were then, so that it says the same when the
 * people it tells of are no longer in the database. Plain, so that it can be chained and travels.
 */
export type AccessLogLine = {
  /** Milliseconds since 1970 (UTC). */
  readonly at: number;
  /** Null: the program itself. */
  readonly practitioner: PractitionerId | null;
  readonly name: string;
  readonly role: LogRole;
  /** The surgery or department where the person works. */
  readonly unit: string;
  readonly act: AccessAct;
  /** Null for what is about no one patient: a sign-in, a search. */
  readonly patient: PatientId | null;
  /** The patient's name then; null when it was not known. */
  readonly patientName: string | null;
  readonly ground: AccessGround;
  /** The written reason of an emergency override, otherwise empty. */
  readonly reason: string;
  readonly outcome: AccessOutcome;
  readonly documents: readonly LogDocument[];
};

export const ACCESS_OUTCOMES = ['opened', 'denied'] as const;
export type AccessOutcome = (typeof ACCESS_OUTCOMES)[number];

/**
 * A line that holds what the patient has a right to read: who, from which organisation, on what ground, when, and since
 * 1 July 2026 which documents (pasientjournalforskriften § 14). An attempt that was denied names no document, and needs no
 * reason: nothing was opened on it.
 */
export function accessLogLine(line: AccessLogLine): Result<AccessLogLine, LogLineIncomplete> {
  if (line.name.trim() === '') return err({ type: 'LogLineIncomplete', lacks: 'name' });
  if (line.unit.trim() === '') return err({ type: 'LogLineIncomplete', lacks: 'unit' });
  if (line.outcome === 'denied') return ok({ ...line, documents: [] });
  if (line.ground === 'emergency-override' && line.reason.trim() === '') {
    return err({ type: 'LogLineIncomplete', lacks: 'reason' });
  }
  const day = osloDateAt(line.at);
  if (line.patient !== null && line.documents.length === 0 && limitOn('accessLogNamesDocuments', day) === 1) {
    return err({ type: 'LogLineIncomplete', lacks: 'documents' });
  }
  return ok(line);
}

export type LogLineIncomplete = {
  readonly type: 'LogLineIncomplete';
  readonly lacks: 'name' | 'unit' | 'reason' | 'documents';
};

/** A line in the words of the printed log. */
export type PrintedLogLine = {
  readonly time: string;
  readonly name: string;
  readonly role: string;
  readonly unit: string;
  readonly act: string;
  readonly ground: string;
  readonly documents: readonly string[];
};

/** The access log of one patient as the patient gets it, newest first, in the language asked for. */
export function printedAccessLog(
  lines: readonly AccessLogLine[],
  patient: PatientId,
  language: Language,
): readonly PrintedLogLine[] {
  return lines
    .filter((line) => line.patient === patient)
    .toSorted((a, b) => b.at - a.at)
    .map((line) => printedLine(line, language));
}

/** One line in words, for the screen, the print and the file alike. */
export function printedLine(line: AccessLogLine, language: Language): PrintedLogLine {
  const text = accessText[language];
  const at = Temporal.Instant.fromEpochMilliseconds(line.at);
  const ground = [text.ground[line.ground], line.reason].filter((part) => part !== '').join(': ');
  return {
    time: `${formatDayWithYear(osloDate(at), language)} ${formatTime(at)}`,
    name: line.name,
    role: roleInWords(line.role, language),
    unit: line.unit,
    act: accessActsText[language][line.act],
    ground: line.outcome === 'denied' ? `${ground} (${text.denied})` : ground,
    documents: line.documents.map((document) => describeDocument(document, language)),
  };
}

function roleInWords(role: LogRole, language: Language): string {
  return role === 'system' || role === 'unknown'
    ? accessLogLineText[language].role[role]
    : accessText[language].role[role];
}
