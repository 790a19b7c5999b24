import { OSLO, Temporal } from '../../lib/time.ts';
import { accessLogLineText } from '../../text/accessLogLine.ts';
import { accessText } from '../../text/access.ts';
import type { Language } from '../../text/language.ts';
import { printedLine, type AccessLogLine } from './accessLog.ts';

/** The headings of the columns of the exported log. */
export function logCsvHeadings(language: Language): readonly string[] {
  const { column } = accessLogLineText[language].file;
  return [
    column.line,
    column.time,
    column.name,
    column.role,
    column.unit,
    column.act,
    column.patient,
    column.patientId,
    column.ground,
    column.reason,
    column.outcome,
    column.documents,
    column.hash,
  ];
}

/** One line of the exported log, in the words of the screen; the time is Norwegian time, which a spreadsheet can sort. */
export function logCsvCells(
  line: AccessLogLine & { readonly seq: number; readonly hash: string; readonly keptFromReader: boolean },
  language: Language,
): readonly string[] {
  const printed = printedLine(line, language);
  const at = Temporal.Instant.fromEpochMilliseconds(line.at).toZonedDateTimeISO(OSLO).toPlainDateTime();
  return [
    String(line.seq),
    at.toString({ smallestUnit: 'second' }).replace('T', ' '),
    printed.name,
    printed.role,
    printed.unit,
    printed.act,
    line.keptFromReader ? accessLogLineText[language].file.keptFromReader : (line.patientName ?? ''),
    line.patient ?? '',
    accessText[language].ground[line.ground],
    line.reason,
    accessLogLineText[language].outcome[line.outcome],
    printed.documents.join('; '),
    line.hash,
  ];
}
