import { useState } from 'react';
import type { WorkPage } from '../../../shared/ipc/views/queue.ts';
import { type AskedWork, useWorkWindow, WINDOW_OF_ROWS } from '../../data/work.ts';
import { type HeldQueue, hold, letIn, refresh } from './heldQueue.ts';

/** How near the edge of the window the eye may come before the next one is asked for. */
const MARGIN = 25;

/**
 * The queue on the screen: one window of rows round what is seen, held still while someone reads. Whoever asks for
 * something else gets it at once.
 *
 * `settled` says that nobody can be disturbed (nothing chosen, nothing open): then what is new comes straight in.
 * Until it is `enabled` nothing is asked: what somebody has chosen to see is not known yet.
 */
export function useHeldQueue(asked: AskedWork, settled: boolean, enabled: boolean) {
  const question = JSON.stringify(asked);
  const [window, setWindow] = useState({ question, from: 0 });
  const from = window.question === question ? window.from : 0;
  const query = useWorkWindow(asked, from, enabled);
  const [seen, setSeen] = useState<{ readonly page: WorkPage; readonly settled: boolean } | null>(null);
  const [held, setHeld] = useState<{ readonly question: string; readonly queue: HeldQueue } | null>(null);

  const fresh = query.isPlaceholderData ? undefined : query.data;
  if (fresh !== undefined && fresh !== seen?.page) {
    setSeen({ page: fresh, settled });
    // The last of what came straight in may be shown once it no longer does.
    const isSame = held !== null && held.question === question && !settled && seen?.settled !== true;
    setHeld({ question, queue: isSame ? refresh(held.queue, fresh) : hold(fresh) });
  }

  const queue = held?.queue ?? null;
  return {
    query,
    page: query.data,
    held: queue,
    /** Lets in what waits outside; gives the list with it, null where there is nothing to let in. */
    letIn: (): HeldQueue | null => {
      if (fresh === undefined) return null;
      const whole = queue === null ? hold(fresh) : letIn(queue, fresh);
      setHeld({ question, queue: whole });
      return whole;
    },
    /** Tells which places are in sight, so that the right window is asked for. */
    look: (first: number, last: number) => {
      if (queue === null || held?.question !== question) return;
      const tooHigh = from > 0 && first < from + MARGIN;
      const tooLow = from + WINDOW_OF_ROWS < queue.places && last > from + WINDOW_OF_ROWS - MARGIN;
      if (!tooHigh && !tooLow) return;
      setWindow({ question, from: Math.max(0, Math.floor((first + last - WINDOW_OF_ROWS) / 2)) });
    },
  };
}
