import { useState } from 'react';
import type { WorkPage } from '../../../../shared/ipc/views/queue.ts';
import { type Show, useQueueWindow, WINDOW_OF_ROWS } from '../../../data/eConsultations.ts';
import { type HeldQueue, hold, refresh } from './heldQueue.ts';

/** How near the edge of the window the eye may come before the next one is asked for. */
const MARGIN = 25;

/**
 * The queue on the screen: one window of rows round what is seen, held still while someone reads.
 *
 * `settled` says that nobody can be disturbed (nothing chosen, nothing open): then what is new comes straight in.
 */
export function useHeldQueue(show: Show, settled: boolean) {
  const [from, setFrom] = useState(0);
  const query = useQueueWindow(show, from);
  const page = query.data;
  const [seen, setSeen] = useState<WorkPage | undefined>(undefined);
  const [held, setHeld] = useState<HeldQueue | null>(null);

  if (page !== undefined && page !== seen && !query.isPlaceholderData) {
    setSeen(page);
    setHeld(held === null || settled ? hold(page) : refresh(held, page));
  }

  return {
    query,
    page,
    held,
    letIn: () => {
      if (page !== undefined) setHeld(hold(page));
    },
    /** Tells which places are in sight, so that the right window is asked for. */
    look: (first: number, last: number) => {
      if (held === null) return;
      const tooHigh = from > 0 && first < from + MARGIN;
      const tooLow = from + WINDOW_OF_ROWS < held.places && last > from + WINDOW_OF_ROWS - MARGIN;
      if (!tooHigh && !tooLow) return;
      setFrom(Math.max(0, Math.floor((first + last - WINDOW_OF_ROWS) / 2)));
    },
  };
}
