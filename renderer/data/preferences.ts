import { useQuery } from '@tanstack/react-query';
import type { Input } from '../../shared/ipc/acts.ts';
import type { Preferences } from '../../shared/ipc/views/preferences.ts';
import { ask, queryOf } from './ask.ts';
import { queryClient } from './queryClient.ts';

export const DEFAULT_PREFERENCES: Preferences = { language: 'nb', theme: 'system' };

export function usePreferences() {
  return useQuery(queryOf('readPreferences', {}));
}

/** Takes effect in the window at once; `false` when the engine could not keep it for next time. */
export async function choosePreferences(chosen: Input<'savePreferences'>): Promise<boolean> {
  const { queryKey } = queryOf('readPreferences', {});
  queryClient.setQueryData(queryKey, (now: Preferences | undefined): Preferences => {
    const before = now ?? DEFAULT_PREFERENCES;
    return { language: chosen.language ?? before.language, theme: chosen.theme ?? before.theme };
  });
  const reply = await ask('savePreferences', chosen);
  return reply.ok;
}
