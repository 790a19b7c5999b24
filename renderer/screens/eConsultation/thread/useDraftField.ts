import { useEffect, useState } from 'react';
import type { DraftField } from '../../../../shared/domain/eConsultation/draft.ts';
import type { EConsultationThread } from '../../../../shared/ipc/views/thread.ts';
import { forgetDraft, keepDraft, pauseDraft, saveDraft, typedHere } from '../../../data/drafts.ts';

/**
 * A text of the matter that is a draft from its first letter: it begins with what was typed in this window, or with what
 * the engine has kept.
 */
export function useDraftField({ taskId, patientId, drafts }: EConsultationThread, field: DraftField) {
  const matter = { taskId, patientId };
  const [text, setText] = useState(() => typedHere(matter, field)?.text ?? drafts[field]?.text ?? '');

  // Leaving saves at once instead of at the next pause.
  useEffect(() => () => void saveDraft({ taskId, patientId }, field), [taskId, patientId, field]);

  return {
    text,
    /** Puts words there that nobody has written: they are no draft. */
    show: setText,
    change: (typed: string) => {
      setText(typed);
      keepDraft(matter, typed, field);
    },
    save: () => saveDraft(matter, field),
    pause: () => pauseDraft(matter, field),
    forget: () => forgetDraft(matter, field),
  };
}
