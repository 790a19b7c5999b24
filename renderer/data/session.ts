import { useQuery } from '@tanstack/react-query';
import type { Reply } from '../../shared/ipc/acts.ts';
import { ask, queryOf } from './ask.ts';
import { saveAllDrafts } from './drafts.ts';
import { forgetPatients, queryClient } from './queryClient.ts';

export function useSession() {
  return useQuery(queryOf('currentSession', {}));
}

export function useStaff() {
  return useQuery(queryOf('listStaff', {}));
}

export async function signIn(practitionerId: string): Promise<Reply<'signIn'>> {
  const reply = await ask('signIn', { practitionerId });
  if (reply.ok) {
    forgetPatients();
    queryClient.setQueryData(queryOf('currentSession', {}).queryKey, reply.value);
  }
  return reply;
}

/** Signs out when every draft is safe in the engine; `false` when one could not be saved, and then nobody is signed out. */
export async function signOut(): Promise<boolean> {
  if (!(await saveAllDrafts())) return false;
  const reply = await ask('signOut', {});
  if (!reply.ok) return false;
  queryClient.setQueryData(queryOf('currentSession', {}).queryKey, null);
  forgetPatients();
  return true;
}
