import { useQuery } from '@tanstack/react-query';
import type { ConflictChoice } from '../../shared/domain/sync/conflictChoices.ts';
import type { Input, Reply } from '../../shared/ipc/acts.ts';
import type { EConsultationThread } from '../../shared/ipc/views/thread.ts';
import { ask, queryOf } from './ask.ts';

/** Not kept once nobody looks: who comes back to a matter has opened it again, which the access log tells. */
export function useThread(taskId: string, kind: EConsultationThread['kind']) {
  const { queryKey, queryFn } =
    kind === 'message' ? queryOf('readMessage', { taskId }) : queryOf('readEConsultation', { taskId });
  return useQuery<EConsultationThread>({ queryKey, queryFn, gcTime: 0 });
}

/** How often the fee is asked again: it follows the clock. */
const FEE_AGAIN_MS = 60_000;

/** What an answer given now costs the patient. */
export function useFee(taskId: string) {
  return useQuery({ ...queryOf('readFee', { taskId }), refetchInterval: FEE_AGAIN_MS });
}

export function answerEConsultation(taskId: string, text: string): Promise<Reply<'answerEConsultation'>> {
  return ask('answerEConsultation', { taskId, text });
}

export function documentContact(
  taskId: string,
  contact: Omit<Input<'documentContact'>, 'taskId'>,
): Promise<Reply<'documentContact'>> {
  return ask('documentContact', { taskId, ...contact });
}

export function redirectEConsultation(
  taskId: string,
  use: Input<'redirectEConsultation'>['use'],
  text: string,
): Promise<Reply<'redirectEConsultation'>> {
  return ask('redirectEConsultation', { taskId, use, text });
}

export function declineUnsuitable(
  taskId: string,
  reason: Input<'declineUnsuitable'>['reason'],
  text: string,
): Promise<Reply<'declineUnsuitable'>> {
  return ask('declineUnsuitable', { taskId, reason, text });
}

/** The nearest free times for the patient of a matter. */
export function useFreeSlots(taskId: string) {
  return useQuery(queryOf('listFreeSlots', { taskId }));
}

/** @param slotId the time that the patient is given; without one the patient is to book */
export function requireAttendance(
  taskId: string,
  text: string,
  slotId: string | undefined,
): Promise<Reply<'requireAttendance'>> {
  return ask('requireAttendance', { taskId, text, ...(slotId === undefined ? {} : { slotId }) });
}

export function closeAfterContact(taskId: string): Promise<Reply<'closeAfterContact'>> {
  return ask('closeAfterContact', { taskId });
}

export function writeInternalNote(taskId: string, note: string): Promise<Reply<'writeInternalNote'>> {
  return ask('writeInternalNote', { taskId, note });
}

export function assignEConsultation(
  taskId: string,
  to: Omit<Input<'assignEConsultation'>, 'taskId'>,
): Promise<Reply<'assignEConsultation'>> {
  return ask('assignEConsultation', { taskId, ...to });
}

export function setUrgency(taskId: string, urgent: boolean): Promise<Reply<'markUrgent'> | Reply<'callOffUrgency'>> {
  return urgent ? ask('markUrgent', { taskId }) : ask('callOffUrgency', { taskId });
}

export function claimEConsultation(taskId: string): Promise<Reply<'claimEConsultation'>> {
  return ask('claimEConsultation', { taskId });
}

export function takeOverEConsultation(taskId: string): Promise<Reply<'takeOverEConsultation'>> {
  return ask('takeOverEConsultation', { taskId });
}

/** A hint to colleagues: nobody waits for its reply. */
export function sayOpened(taskId: string): void {
  void ask('openEConsultation', { taskId });
}

export function resolveConflict(entryId: string, choice: ConflictChoice): Promise<Reply<'resolveConflict'>> {
  return ask('resolveConflict', { entryId, choice });
}
