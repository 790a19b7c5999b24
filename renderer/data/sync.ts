import { useQuery } from '@tanstack/react-query';
import type { Reply } from '../../shared/ipc/acts.ts';
import type { StrayText } from '../../shared/ipc/views/sync.ts';
import { ask, queryOf } from './ask.ts';

export function useSyncState() {
  return useQuery(queryOf('readSyncState', {}));
}

export function useSyncDetails(enabled = true) {
  return useQuery({ ...queryOf('readSyncDetails', {}), enabled });
}

/** Is there a line to the portal now? False also while it is not known. */
export function useIsConnected(): boolean {
  return useSyncState().data?.connection.state === 'connected';
}

export function syncNow(): Promise<Reply<'syncNow'>> {
  return ask('syncNow', {});
}

export function retryNow(entryId: string): Promise<Reply<'retryNow'>> {
  return ask('retryNow', { entryId });
}

export function withdrawEntry(entryId: string): Promise<Reply<'withdrawEntry'>> {
  return ask('withdrawEntry', { entryId });
}

/** Lets go of a text of one's own that no matter shows any more. */
export function letGoOfText({ patientId, taskId, field }: StrayText): Promise<Reply<'letGoOfText'>> {
  return ask('letGoOfText', { patientId, matter: taskId, field });
}
