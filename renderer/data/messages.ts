import { useQuery } from '@tanstack/react-query';
import type { Input, Reply } from '../../shared/ipc/acts.ts';
import { ask, queryOf } from './ask.ts';
import { shown, type ShownMatter } from './shownMatter.ts';

/** A message to the surgery with what is its own: the answer that its thread is shown from, asked once for both. */
export function useMessage(taskId: string) {
  return useQuery({ ...queryOf('readMessage', { taskId }), gcTime: 0 });
}

/** Practical matters only: the screen says so where it is written, so nobody is asked for each answer. */
export function answerMessage(matter: ShownMatter, text: string): Promise<Reply<'answerMessage'>> {
  return ask('answerMessage', { ...shown(matter), text, content: 'administrative' });
}

export function redirectMessage(
  matter: ShownMatter,
  use: Input<'redirectMessage'>['use'],
): Promise<Reply<'redirectMessage'>> {
  return ask('redirectMessage', { ...shown(matter), use });
}

export function closeMessage(matter: ShownMatter): Promise<Reply<'closeMessage'>> {
  return ask('closeMessage', shown(matter));
}

export function forwardMessageToGp(matter: ShownMatter, note: string): Promise<Reply<'forwardMessageToGp'>> {
  return ask('forwardMessageToGp', { ...shown(matter), note });
}
