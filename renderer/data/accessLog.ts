import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Input, Reply } from '../../shared/ipc/acts.ts';
import type { AccessLogPage } from '../../shared/ipc/views/accessLog.ts';
import type { Language } from '../../shared/text/language.ts';
import { ask, queryOf } from './ask.ts';

/** Which lines: of whom, from when to when, on what ground. */
export type LogFilter = Omit<Input<'readAccessLog'>, 'beforeAt' | 'beforeSeq' | 'count'>;

/** Where a page begins: behind this line; null is the newest. */
export type LogPlace = AccessLogPage['next'];

const LINES_AT_ONCE = 100;
/** What is kept when nobody looks would be shown the next time without a line in the log. */
const NOT_KEPT = { gcTime: 0 } as const;

export function useAccessLogState(enabled = true) {
  return useQuery({ ...queryOf('readAccessLogState', {}), enabled });
}

/** A page of the log. While the next one comes, the last stays. */
export function useAccessLog(filter: LogFilter | null, place: LogPlace) {
  const asked = filter ?? { of: 'everyone', id: '', from: '', to: '', ground: 'any', only: 'all' };
  return useQuery({
    ...queryOf('readAccessLog', {
      ...asked,
      beforeAt: place?.at ?? 0,
      beforeSeq: place?.seq ?? 0,
      count: LINES_AT_ONCE,
    }),
    ...NOT_KEPT,
    placeholderData: keepPreviousData,
    enabled: filter !== null,
  });
}

export function useLogEmployees() {
  return useQuery(queryOf('listLogEmployees', {}));
}

/** The patients whom someone is typing the name of. */
export function usePatientsOfLog(typed: string) {
  return useQuery({
    ...queryOf('findPatientsOfLog', { typed: typed.slice(0, 100) }),
    ...NOT_KEPT,
    placeholderData: keepPreviousData,
    enabled: typed.trim().length > 1,
  });
}

/** For whom a print of the log of a young patient is who has asked for confidence. */
export type PrintFor = Input<'readAccessLogPrint'>['forWhom'];

export function usePrintOfLog(patientId: string, from: string, to: string, forWhom: PrintFor) {
  const asked = { patientId, from, to, ...(forWhom === undefined ? {} : { forWhom }) };
  return useQuery({ ...queryOf('readAccessLogPrint', asked), ...NOT_KEPT, placeholderData: keepPreviousData });
}

export function verifyAccessLog(): Promise<Reply<'verifyAccessLog'>> {
  return ask('verifyAccessLog', {});
}

/** Prints what stands in the window on paper, when its line in the log is written. */
export async function printAccessLogOnPaper(patientId: string): Promise<Reply<'printAccessLogOnPaper'>> {
  const reply = await ask('printAccessLogOnPaper', { patientId });
  if (reply.ok) window.print();
  return reply;
}

export function printAccessLog(patientId: string, language: Language): Promise<Reply<'printAccessLog'>> {
  return ask('printAccessLog', { patientId, language });
}

export function exportAccessLog(filter: LogFilter, language: Language): Promise<Reply<'exportAccessLog'>> {
  return ask('exportAccessLog', { ...filter, language });
}
