import { useEffect, useRef } from 'react';
import { Temporal } from '../../../../shared/lib/time.ts';
import type { EConsultationThread } from '../../../../shared/ipc/views.ts';
import { unsavedText, useDraftState } from '../../../data/drafts.ts';

/** What stands in the field when it opens: what was typed here and is not saved yet, else the saved draft. */
export function textToStartFrom({ taskId, draft }: EConsultationThread): string {
  return unsavedText(taskId) ?? draft?.text ?? '';
}

/**
 * Takes over a draft that was saved elsewhere (after a conflict, by a colleague), and only then: never over
 * words that are being typed, and never an older one that a slow answer brings.
 */
export function useEnginesDraft(thread: EConsultationThread, typed: string, takeOver: (text: string) => void): void {
  const { taskId, draft } = thread;
  const state = useDraftState(taskId);
  const ownSave = state.type === 'saved' ? state.at : null;
  const known = useRef(draft?.savedAt ?? null);

  useEffect(() => {
    if (ownSave !== null) known.current = later(known.current, ownSave);
  }, [ownSave]);

  useEffect(() => {
    if (draft === null || unsavedText(taskId) !== null || draft.text === typed) return;
    if (known.current !== null && !isLater(draft.savedAt, known.current)) return;
    known.current = draft.savedAt;
    takeOver(draft.text);
  }, [draft, taskId, typed, takeOver]);
}

function isLater(a: string, b: string): boolean {
  return Temporal.Instant.compare(Temporal.Instant.from(a), Temporal.Instant.from(b)) > 0;
}

function later(a: string | null, b: string): string {
  return a !== null && isLater(a, b) ? a : b;
}
