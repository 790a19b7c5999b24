import { useQuery } from '@tanstack/react-query';
import type { Input, Reply } from '../../shared/ipc/acts.ts';
import { ask, queryOf } from './ask.ts';

/** A message to the surgery with what is its own: the answer that its thread is shown from, asked once for both. */
export function useMessage(taskId: string) {
  return useQuery({ ...queryOf('readMessage', { taskId }), gcTime: 0 });
}

/** Practical matters only: the screen says so where it is written, so nobody is asked for each answer. */
export function answerMessage(taskId: string, text: string): Promise<Reply<'answerMessage'>> {
  return ask('answerMessage', { taskId, text, content: 'administrative' });
}

export function redirectMessage(
  taskId: string,
  use: Input<'redirectMessage'>['use'],
): Promise<Reply<'redirectMessage'>> {
  return ask('redirectMessage', { taskId, use });
}

export function closeMessage(taskId: string): Promise<Reply<'closeMessage'>> {
  return ask('closeMessage', { taskId });
}

export function forwardMessageToGp(taskId: string, note: string): Promise<Reply<'forwardMessageToGp'>> {
  return ask('forwardMessageToGp', { taskId, note });
}
