import { useQuery } from '@tanstack/react-query';
import type { Reply } from '../../shared/ipc/acts.ts';
import { ask, queryOf } from './ask.ts';

/** After how many idle minutes this machine locks. */
export function useLockMinutes() {
  return useQuery(queryOf('readLockMinutes', {}));
}

export function saveLockMinutes(minutes: number): Promise<Reply<'saveLockMinutes'>> {
  return ask('saveLockMinutes', { minutes });
}
