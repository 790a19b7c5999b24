import { useQuery } from '@tanstack/react-query';
import type { ConflictChoice } from '../../shared/domain/sync/conflictChoices.ts';
import type { Input, Reply } from '../../shared/ipc/acts.ts';
import type { EConsultationThread } from '../../shared/ipc/views/thread.ts';
import { ask, queryOf } from './ask.ts';
import { shown, type ShownMatter } from './shownMatter.ts';

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

export function answerEConsultation(matter: ShownMatter, text: string): Promise<Reply<'answerEConsultation'>> {
  return ask('answerEConsultation', { ...shown(matter), text });
}

export function prepareEConsultationAnswer(
  matter: ShownMatter,
  text: string,
): Promise<Reply<'prepareEConsultationAnswer'>> {
  return ask('prepareEConsultationAnswer', { ...shown(matter), text });
}

/** `entryId`: of what was prepared. */
export function withdrawPrepared(matter: ShownMatter, entryId: string): Promise<Reply<'withdrawPrepared'>> {
  return ask('withdrawPrepared', { ...shown(matter), entryId });
}

export function documentContact(
  matter: ShownMatter,
  contact: Omit<Input<'documentContact'>, keyof ShownMatter>,
): Promise<Reply<'documentContact'>> {
  return ask('documentContact', { ...shown(matter), ...contact });
}

export function redirectEConsultation(
  matter: ShownMatter,
  use: Input<'redirectEConsultation'>['use'],
  text: string,
): Promise<Reply<'redirectEConsultation'>> {
  return ask('redirectEConsultation', { ...shown(matter), use, text });
}

export function declineUnsuitable(
  matter: ShownMatter,
  reason: Input<'declineUnsuitable'>['reason'],
  text: string,
): Promise<Reply<'declineUnsuitable'>> {
  return ask('declineUnsuitable', { ...shown(matter), reason, text });
}

/** The nearest free times for the patient of a matter. */
export function useFreeSlots(taskId: string) {
  return useQuery(queryOf('listFreeSlots', { taskId }));
}

/** @param slotId the time that the patient is given; without one the patient is to book */
export function requireAttendance(
  matter: ShownMatter,
  text: string,
  slotId: string | undefined,
): Promise<Reply<'requireAttendance'>> {
  return ask('requireAttendance', { ...shown(matter), text, ...(slotId === undefined ? {} : { slotId }) });
}

export function closeAfterContact(matter: ShownMatter): Promise<Reply<'closeAfterContact'>> {
  return ask('closeAfterContact', shown(matter));
}

export function writeInternalNote(matter: ShownMatter, note: string): Promise<Reply<'writeInternalNote'>> {
  return ask('writeInternalNote', { ...shown(matter), note });
}

export function assignEConsultation(
  matter: ShownMatter,
  to: Omit<Input<'assignEConsultation'>, keyof ShownMatter>,
): Promise<Reply<'assignEConsultation'>> {
  return ask('assignEConsultation', { ...shown(matter), ...to });
}

export function setUrgency(
  matter: ShownMatter,
  urgent: boolean,
): Promise<Reply<'markUrgent'> | Reply<'callOffUrgency'>> {
  return urgent ? ask('markUrgent', shown(matter)) : ask('callOffUrgency', shown(matter));
}

export function claimEConsultation(matter: ShownMatter): Promise<Reply<'claimEConsultation'>> {
  return ask('claimEConsultation', shown(matter));
}

export function releaseEConsultation(matter: ShownMatter): Promise<Reply<'releaseEConsultation'>> {
  return ask('releaseEConsultation', shown(matter));
}

export function takeOverEConsultation(matter: ShownMatter): Promise<Reply<'takeOverEConsultation'>> {
  return ask('takeOverEConsultation', shown(matter));
}

/** A hint to colleagues: nobody waits for its reply. */
export function sayOpened(matter: ShownMatter): void {
  void ask('openEConsultation', shown(matter));
}

export function resolveConflict(entryId: string, choice: ConflictChoice): Promise<Reply<'resolveConflict'>> {
  return ask('resolveConflict', { entryId, choice });
}
