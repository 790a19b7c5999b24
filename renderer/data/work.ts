import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { EVERYTHING, type WorkFilter } from '../../shared/domain/work/workFilter.ts';
import { ask, queryOf } from './ask.ts';
import { queryClient } from './queryClient.ts';

/** Rows asked for at a time. */
export const WINDOW_OF_ROWS = 200;

/** What is asked of the queue, besides which part of the rows. */
export type AskedWork = { readonly show: 'open' | 'answered'; readonly filter: WorkFilter; readonly text: string };

export const ANSWERED_LATELY: AskedWork = { show: 'answered', filter: EVERYTHING, text: '' };

/** A window of the queue, rows sorted and cut by the engine. While the next one comes, the last stays. */
export function useWorkWindow(asked: AskedWork, from: number, enabled = true) {
  return useQuery({
    ...queryOf('listWork', { ...asked, from, count: WINDOW_OF_ROWS }),
    placeholderData: keepPreviousData,
    gcTime: 0,
    enabled,
  });
}

/** What waits of each kind, whatever anyone has filtered away. */
export function useWorkCounts() {
  return useQuery(queryOf('countWork', {}));
}

/** What is urgent and alerts the person signed in. @param may the role is one that is alerted */
export function useUrgentForMe(may: boolean) {
  return useQuery({ ...queryOf('readUrgent', {}), enabled: may });
}

/** What the person signed in has chosen to see. */
export function useWorkFilter() {
  return useQuery(queryOf('readWorkFilter', {}));
}

/** Takes effect in the window at once; `false` when the engine could not keep it for next time. */
export async function chooseWorkFilter(filter: WorkFilter): Promise<boolean> {
  queryClient.setQueryData(queryOf('readWorkFilter', {}).queryKey, filter);
  return (await ask('saveWorkFilter', { filter })).ok;
}
