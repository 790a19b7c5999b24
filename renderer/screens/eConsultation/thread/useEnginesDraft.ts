import { useEffect, useRef } from 'react';
import { Temporal } from '../../../../shared/lib/time.ts';
import type { EConsultationThread } from '../../../../shared/ipc/views/thread.ts';
import { typedHere, useDraftState } from '../../../data/drafts.ts';

/**
 * What stands in the field when it opens. What was typed in this window wins, saved or not, unless the engine has a
 * newer draft: the thread on the screen may be an answer from before the last save.
 */
export function textToStartFrom(thread: EConsultationThread): string {
  const { draft } = thread;
  const typed = typedHere(thread);
  if (typed === null) return draft?.text ?? '';
  if (draft !== null && typed.savedAt !== null && isLater(draft.savedAt, typed.savedAt)) return draft.text;
  return typed.text;
}

/**
 * Takes over a draft that was saved elsewhere (after a conflict, by a colleague), and only then: never over
 * words that are being typed, and never an older one that a slow answer brings.
 */
export function useEnginesDraft(thread: EConsultationThread, shown: string, takeOver: (text: string) => void): void {
  const { taskId, patientId, draft } = thread;
  const state = useDraftState(thread);
  const ownSave = state.type === 'saved' ? state.at : null;
  const known = useRef(draft?.savedAt ?? null);

  useEffect(() => {
    if (ownSave !== null) known.current = later(known.current, ownSave);
  }, [ownSave]);

  useEffect(() => {
    const typed = typedHere({ taskId, patientId });
    const notSavedYet = typed !== null && typed.savedAt === null;
    if (draft === null || notSavedYet || draft.text === shown) return;
    if (known.current !== null && !isLater(draft.savedAt, known.current)) return;
    known.current = draft.savedAt;
    takeOver(draft.text);
  }, [draft, taskId, patientId, shown, takeOver]);
}

function isLater(a: string, b: string): boolean {
  return Temporal.Instant.compare(Temporal.Instant.from(a), Temporal.Instant.from(b)) > 0;
}

function later(a: string | null, b: string): string {
  return a !== null && isLater(a, b) ? a : b;
}
