import { Temporal } from '../../lib/time.ts';
import { accessLogText } from '../../text/accessLog.ts';
import type { Language } from '../../text/language.ts';
import { formatDayWithYear } from '../calendar/formatDay.ts';

/** What kind of document someone looked at or changed; the words stand in `shared/text/accessLog.ts`. */
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
  'consent',
  'list-request',
  'record-transfer',
  'note-from-other-doctor',
  'list-membership',
  'access-log',
  'other',
] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** One document as the access log names it: never its text. */
export type LogDocument = {
  readonly kind: DocumentKind;
  /** FHIR reference, `Task/…`. */
  readonly reference: string;
  /** The day it is from, yyyy-mm-dd in Norway; null where it has none. */
  readonly on: string | null;
  /** Subject line, name of the medicine …: about health, so only for those who may read the document itself. */
  readonly title: string | null;
};

/** «E-konsultasjon «Utslett» (man 22. mars 2027)», without the title where it is not for whoever reads. */
export function describeDocument(document: LogDocument, withTitle: boolean, language: Language): string {
  const kind = accessLogText[language].document[document.kind];
  const title = withTitle && document.title !== null ? `${kind} «${document.title}»` : kind;
  if (document.on === null) return title;
  return `${title} (${formatDayWithYear(Temporal.PlainDate.from(document.on), language)})`;
}
