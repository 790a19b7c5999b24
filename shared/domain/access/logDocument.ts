import { Temporal } from '../../lib/time.ts';
import { accessLogLineText } from '../../text/accessLogLine.ts';
import type { Language } from '../../text/language.ts';
import { formatDayWithYear } from '../calendar/formatDay.ts';

/** What kind of document someone looked at or changed; the words stand in `shared/text/accessLogLine.ts`. */
export const DOCUMENT_KINDS = [
  'patient-card',
  'e-consultation',
  'message',
  'internal-note',
  'booking',
  'renewal',
  'prescription',
  'result',
  'vaccine',
  'fee',
  'allergy',
  'questionnaire',
  'attachment',
  'consent',
  'list-request',
  'record-transfer',
  'note-from-other-doctor',
  'list-membership',
  'access-log',
  'other',
] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

const ADMINISTRATIVE: ReadonlySet<DocumentKind> = new Set<DocumentKind>([
  'patient-card',
  'list-membership',
  'list-request',
  'record-transfer',
  'access-log',
]);

/** Whether documents say nothing of a patient's health by their kind. None named says nothing either way: false. */
export function areAdministrative(documents: readonly LogDocument[]): boolean {
  return documents.length > 0 && documents.every(({ kind }) => ADMINISTRATIVE.has(kind));
}

/** One document as the access log names it: never its text. */
export type LogDocument = {
  readonly kind: DocumentKind;
  /** FHIR reference, `Task/…`. */
  readonly reference: string;
  /** The day it is from, yyyy-mm-dd in Norway; null where it has none. */
  readonly on: string | null;
  /**
   * Subject line, name of the medicine …. Never kept in the log, which stands when the document is deleted: looked up
   * while the document is here, for those who may read it.
   */
  readonly title?: string;
};

/** «E-konsultasjon «Utslett» (man 22. mars 2027)», by its kind alone where there is no title. */
export function describeDocument(document: LogDocument, language: Language): string {
  const kind = accessLogLineText[language].document[document.kind];
  const title = document.title === undefined ? kind : `${kind} «${document.title}»`;
  if (document.on === null) return title;
  return `${title} (${formatDayWithYear(Temporal.PlainDate.from(document.on), language)})`;
}
