import { useQuery } from '@tanstack/react-query';
import type { Reply } from '../../shared/ipc/acts.ts';
import { ask, queryOf } from './ask.ts';

/** What waits to be erased from this machine. */
export function useErasures() {
  return useQuery(queryOf('readErasures', {}));
}

/** Erases it; `count` is how many the person has been shown. */
export function eraseGone(count: number): Promise<Reply<'eraseGone'>> {
  return ask('eraseGone', { count });
}
