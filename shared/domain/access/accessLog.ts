import { err, ok, type Result } from '../../lib/result.ts';
import { osloDate, Temporal } from '../../lib/time.ts';
import { accessText } from '../../text/access.ts';
import type { Language } from '../../text/language.ts';
import { formatDayWithYear, formatTime } from '../calendar/formatDay.ts';
import type { PatientId, PractitionerId } from '../identity/ids.ts';
import { limitOn } from './limits.ts';
import type { Role } from './role.ts';

/** On what ground someone looked, or tried to. */
export const ACCESS_GROUNDS = [
  'treatment',
  'administration',
  'patients-request',
  'quality-control',
  'emergency-override',
] as const;
export type AccessGround = (typeof ACCESS_GROUNDS)[number];

/** One line of the access log. Names of documents, never their text; plain, so that it can be chained and travels. */
export type AccessLogLine = {
  /** Milliseconds since 1970 (UTC). */
  readonly at: number;
  readonly practitioner: PractitionerId;
  readonly name: string;
  readonly role: Role;
  /** The surgery or department where the person works. */
  readonly unit: string;
  readonly patient: PatientId;
  readonly ground: AccessGround;
  /** The written reason of an emergency override, otherwise empty. */
  readonly reason: string;
  readonly outcome: 'opened' | 'denied';
  readonly documents: readonly string[];
};

/**
 * A line that holds what the patient has a right to read: who, from which organisation, on what ground, when, and since
 * 1 July 2026 which documents (pasientjournalforskriften § 14). An attempt that was denied names no document.
 */
export function accessLogLine(line: AccessLogLine): Result<AccessLogLine, LogLineIncomplete> {
  if (line.name.trim() === '') return err({ type: 'LogLineIncomplete', lacks: 'name' });
  if (line.unit.trim() === '') return err({ type: 'LogLineIncomplete', lacks: 'unit' });
  if (line.ground === 'emergency-override' && line.reason.trim() === '') {
    return err({ type: 'LogLineIncomplete', lacks: 'reason' });
  }
  if (line.outcome === 'denied') return ok({ ...line, documents: [] });
  const day = osloDate(Temporal.Instant.fromEpochMilliseconds(line.at));
  if (line.documents.length === 0 && limitOn('accessLogNamesDocuments', day) === 1) {
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
  readonly ground: string;
  readonly documents: readonly string[];
};

/** The access log of one patient as the patient gets it, newest first, in the language asked for. */
export function printedAccessLog(
  lines: readonly AccessLogLine[],
  patient: PatientId,
  language: Language,
): readonly PrintedLogLine[] {
  const text = accessText[language];
  return lines
    .filter((line) => line.patient === patient)
    .toSorted((a, b) => b.at - a.at)
    .map((line) => {
      const at = Temporal.Instant.fromEpochMilliseconds(line.at);
      const ground = [text.ground[line.ground], line.reason].filter((part) => part !== '').join(': ');
      return {
        time: `${formatDayWithYear(osloDate(at), language)} ${formatTime(at)}`,
        name: line.name,
        role: text.role[line.role],
        unit: line.unit,
        ground: line.outcome === 'denied' ? `${ground} (${text.denied})` : ground,
        documents: line.documents,
      };
    });
}
