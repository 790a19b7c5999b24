import { hashKey, useQuery } from '@tanstack/react-query';
import { permissionFor, type SurgeryAct } from '../../shared/domain/access/permissions.ts';
import type { Role } from '../../shared/domain/access/role.ts';
import type { Reply } from '../../shared/ipc/acts.ts';
import type { SessionState } from '../../shared/ipc/views/session.ts';
import { ask, queryOf } from './ask.ts';
import { closeDrafts, draftsClosed, openDraftsOf, saveAllDrafts } from './drafts.ts';
import { forgetPatients, queryClient } from './queryClient.ts';

const currentSession = queryOf('currentSession', {});
let known: SessionState | undefined;
let seenBy: string | null = null;

export function useSession() {
  return useQuery(currentSession);
}

/** The id of the person at the machine; null while nobody is signed in. */
export function useCurrentPractitioner(): string | null {
  const state = useSession().data;
  return state?.state === 'signed-in' ? state.session.practitionerId : null;
}

/** The role of the person at the machine; null while nobody is signed in. */
export function useRole(): Role | null {
  const state = useSession().data;
  return state?.state === 'signed-in' ? state.session.role : null;
}

/** Whether the screens offer something to the person at the machine; the engine decides by itself. */
export function useMay(act: SurgeryAct): boolean {
  const role = useRole();
  return role !== null && permissionFor(role, act).type !== 'refused';
}

export function useStaff() {
  return useQuery(queryOf('listStaff', {}));
}

/** Who may sign in with a PIN on this machine. */
export function usePinHolders() {
  return useQuery(queryOf('listPinHolders', {}));
}

export async function signIn(practitionerId: string): Promise<Reply<'signIn'>> {
  await draftsClosed();
  const reply = await ask('signIn', { practitionerId });
  if (reply.ok) show({ state: 'signed-in', session: reply.value });
  return reply;
}

export async function signInWithPin(practitionerId: string, pin: string): Promise<Reply<'signInWithPin'>> {
  await draftsClosed();
  const reply = await ask('signInWithPin', { practitionerId, pin });
  if (reply.ok) show({ state: 'signed-in', session: reply.value });
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
  return true;
}

/** Locks at once; main ends the session, and what was being written is saved as a draft meanwhile. */
export async function lock(): Promise<void> {
  const now = queryClient.getQueryData<SessionState>(currentSession.queryKey);
  if (now?.state !== 'signed-in') return;
  const { practitionerId, name } = now.session;
  show({ state: 'locked', practitionerId, name });
  await ask('lock', {});
}

/** Lets the window follow who is signed in, whoever changed it: the drafts are theirs, and the patients forgotten. */
export function followSession(): () => void {
  return queryClient.getQueryCache().subscribe(({ type, query }) => {
    if (type !== 'updated' || query.queryHash !== hashKey(currentSession.queryKey)) return;
    const state = query.state.data as SessionState | undefined;
    if (state === undefined || state === known) return;
    known = state;
    if (state.state === 'signed-in') {
      const { practitionerId } = state.session;
      if (practitionerId !== seenBy) forgetPatients();
      seenBy = practitionerId;
      openDraftsOf(practitionerId);
    } else {
      closeDrafts();
      forgetPatients();
    }
  });
}

function show(state: SessionState): void {
  // An answer that is on its way tells of the moment before.
  void queryClient.cancelQueries({ queryKey: currentSession.queryKey });
  queryClient.setQueryData(currentSession.queryKey, state);
}
