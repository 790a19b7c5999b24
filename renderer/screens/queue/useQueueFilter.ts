import { useState } from 'react';
import { EVERYTHING, type WorkFilter } from '../../../shared/domain/work/workFilter.ts';
import { isWhole, type QueuePart } from '../../app/paths.ts';
import { chooseWorkFilter, useWorkFilter } from '../../data/work.ts';

/**
 * What the person has chosen to see, in one part of the queue. The page of one kind is that kind; everything else that
 * has been chosen holds on every page, and is there again at the next sign-in.
 */
export function useQueueFilter(part: QueuePart) {
  const stored = useWorkFilter();
  const [notSaved, setNotSaved] = useState(false);
  const chosen = stored.data ?? EVERYTHING;

  async function choose(change: Partial<WorkFilter>) {
    setNotSaved(!(await chooseWorkFilter({ ...chosen, ...change })));
  }

  return {
    isReady: !stored.isPending,
    chosen,
    /** As the engine is asked. */
    filter: filterOf(part, chosen),
    isNarrowed: chosen.gp !== null || chosen.whose !== 'all' || (isWhole(part) && chosen.kinds.length > 0),
    notSaved,
    choose: (change: Partial<WorkFilter>) => void choose(change),
    showAll: () => void choose({ kinds: [], gp: null, whose: 'all', alsoOverdue: false }),
  };
}

function filterOf(part: QueuePart, chosen: WorkFilter): WorkFilter {
  if (isWhole(part)) return chosen;
  return { ...chosen, kinds: [part], alsoOverdue: false };
}
