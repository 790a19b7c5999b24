import type { EConsultationThread, ThreadAct } from '../../../../../shared/ipc/views/thread.ts';

/** What the foot of a thread shows: the answer, or one of the other things that can be done. */
export const PANELS = ['answer', 'urgency', 'note'] as const;
export type Panel = (typeof PANELS)[number];

/** The act that a panel carries out, by which a role is asked. */
export function actOf(panel: Panel, thread: Pick<EConsultationThread, 'urgent'>): ThreadAct {
  switch (panel) {
    case 'urgency':
      return thread.urgent ? 'callOffUrgency' : 'markUrgent';
    default:
      return panel;
  }
}

/** Each with its key, the same in every language: Haster, Internt notat. */
export const KEY_OF = { answer: 'r', urgency: 'h', note: 'i' } as const satisfies Record<Panel, string>;
