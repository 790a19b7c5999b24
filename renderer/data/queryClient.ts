import { type Query, QueryClient } from '@tanstack/react-query';
import { toldToAnyone, type Topic } from '../../shared/ipc/topics.ts';
import type { QueryName } from './ask.ts';
import { topicsOf } from './topicsOf.ts';

/** One cache for the window. Nothing is asked twice before the engine says that it has changed. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      // The engine answers from its own file: the browser's idea of being online says nothing about it.
      networkMode: 'always',
      retry: false,
      staleTime: Number.POSITIVE_INFINITY,
      refetchOnWindowFocus: false,
    },
  },
});

function dependsOn(queryKey: readonly unknown[], topics: readonly Topic[]): boolean {
  const act = queryKey[0];
  return isQueryName(act) && topicsOf[act].some((topic) => topics.includes(topic));
}

function isQueryName(act: unknown): act is QueryName {
  return typeof act === 'string' && Object.hasOwn(topicsOf, act);
}

/** Lets the window follow the engine. Gives a function that stops it. */
export function followChanges(): () => void {
  return window.surgery.onChanged((topics) => {
    const isConcerned = ({ queryKey }: Query) => dependsOn(queryKey, topics);
    // The first answer to a question may be on its way, and tell of the moment before the change. It is not asked for
    // anew by being invalidated (query-core joins what is under way while there is no data): so it is once it has come.
    const first = queryClient
      .getQueryCache()
      .findAll({ predicate: isConcerned, fetchStatus: 'fetching' })
      .filter(({ state }) => state.data === undefined);
    for (const query of first) void askAgainAfter(query);
    void queryClient.invalidateQueries({ predicate: isConcerned });
  });
}

async function askAgainAfter(query: Query): Promise<void> {
  await query.fetch().catch(() => undefined);
  await queryClient.invalidateQueries({ queryKey: query.queryKey, exact: true });
}

/** Asks again for everything on the screen; used when the date in Norway changes under it. */
export function askEverythingAgain(): void {
  void queryClient.invalidateQueries();
}

/** Forgets what the last person saw: everything but what is told to anyone who stands at the machine. */
export function forgetPatients(): void {
  queryClient.removeQueries({ predicate: ({ queryKey }) => !toldToAnyone.some((act) => act === queryKey[0]) });
}
