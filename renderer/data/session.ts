import { useQuery } from '@tanstack/react-query';
import type { Reply } from '../../shared/ipc/acts.ts';
import type { SessionState } from '../../shared/ipc/views/session.ts';
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
    show({ state: 'signed-in', session: reply.value });
  }
  return reply;
}

/** Signs out when every draft is safe in the engine; `false` when one could not be saved, and then nobody is signed out. */
export async function signOut(): Promise<boolean> {
  if (!(await saveAllDrafts())) return false;
  const reply = await ask('signOut', {});
  if (!reply.ok) return false;
  show({ state: 'nobody' });
  forgetPatients();
  return true;
}

/** Locks; `false` when main could not be asked. What was typed is saved first. */
export async function lock(): Promise<boolean> {
  await saveAllDrafts();
  const reply = await ask('lock', {});
  forgetPatients();
  return reply.ok;
}

function show(state: SessionState): void {
  queryClient.setQueryData(queryOf('currentSession', {}).queryKey, state);
}
