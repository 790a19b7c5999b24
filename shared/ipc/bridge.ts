import type { ActName, Input, Reply } from './acts.ts';
import type { Topic } from './topics.ts';

/** `window.surgery`: the only way out of the window. Each act is a function of its own; failures come back as values. */
export type Surgery = {
  readonly [A in ActName]: (input: Input<A>) => Promise<Reply<A>>;
} & {
  /** Calls back with what changed; gives a function that stops it. */
  readonly onChanged: (listener: (topics: readonly Topic[]) => void) => () => void;
  /** Calls back when the program is about to end and waits for `giveLastWords`. */
  readonly onLastWords: (listener: () => void) => void;
};

/** Over which IPC channel an act travels. */
export function channelOf(act: ActName): string {
  return `surgery:${act}`;
}

export const CHANGED_CHANNEL = 'surgery:changed';
export const LAST_WORDS_CHANNEL = 'surgery:last-words';
