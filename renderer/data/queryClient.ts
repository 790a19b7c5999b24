import { QueryClient } from '@tanstack/react-query';
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
    void queryClient.invalidateQueries({ predicate: ({ queryKey }) => dependsOn(queryKey, topics) });
  });
}

/** Asks again for everything on the screen; used when the date in Norway changes under it. */
export function askEverythingAgain(): void {
  void queryClient.invalidateQueries();
}

/** Forgets what the last person saw: everything but what is told to anyone who stands at the machine. */
export function forgetPatients(): void {
  queryClient.removeQueries({ predicate: ({ queryKey }) => !toldToAnyone.some((act) => act === queryKey[0]) });
}
