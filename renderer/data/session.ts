import { useQuery } from '@tanstack/react-query';
import type { Reply } from '../../shared/ipc/acts.ts';
import type { Session, SessionState } from '../../shared/ipc/views/session.ts';
import { ask, queryOf } from './ask.ts';
import { saveAllDrafts } from './drafts.ts';
import { forgetPatients, queryClient } from './queryClient.ts';

export function useSession() {
  return useQuery(queryOf('currentSession', {}));
}

/** The id of the person at the machine; null while nobody is signed in. */
export function useCurrentPractitioner(): string | null {
  const state = useSession().data;
  return state?.state === 'signed-in' ? state.session.practitionerId : null;
}

export function useStaff() {
  return useQuery(queryOf('listStaff', {}));
}

/** Who may sign in with a PIN on this machine. */
export function usePinHolders() {
  return useQuery(queryOf('listPinHolders', {}));
}

export async function signIn(practitionerId: string): Promise<Reply<'signIn'>> {
  const reply = await ask('signIn', { practitionerId });
  if (reply.ok) enter(reply.value);
  return reply;
}

export async function signInWithPin(practitionerId: string, pin: string): Promise<Reply<'signInWithPin'>> {
  const reply = await ask('signInWithPin', { practitionerId, pin });
  if (reply.ok) enter(reply.value);
  // The attempt that ended the PIN changes what the list says of it.
  else void queryClient.invalidateQueries({ queryKey: queryOf('listPinHolders', {}).queryKey });
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

function enter(session: Session): void {
  forgetPatients();
  show({ state: 'signed-in', session });
}

function show(state: SessionState): void {
  queryClient.setQueryData(queryOf('currentSession', {}).queryKey, state);
}
