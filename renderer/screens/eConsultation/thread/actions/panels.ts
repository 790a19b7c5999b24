import type { KeyName } from '../../../../app/keys.ts';
import type { EConsultationThread, ThreadAct } from '../../../../../shared/ipc/views/thread.ts';

/** What the foot of a thread shows: the answer, or one of the other things that can be done. */
export const PANELS = [
  'answer',
  'forward',
  'attendance',
  'urgency',
  'redirect',
  'unsuitable',
  'note',
  'close',
] as const;
export type Panel = (typeof PANELS)[number];

/** The act that a panel carries out, by which a role is asked. */
export function actOf(panel: Panel, thread: Pick<EConsultationThread, 'urgent'>): ThreadAct {
  switch (panel) {
    case 'urgency':
      return thread.urgent ? 'callOffUrgency' : 'markUrgent';
    // Whoever may write a contact down begins what a doctor closes.
    case 'close':
      return 'contact';
    default:
      return panel;
  }
}

/** The key of each, by its name in the register. */
export const KEY_OF = {
  answer: 'reply',
  forward: 'forward',
  attendance: 'attendance',
  urgency: 'urgency',
  redirect: 'redirect',
  unsuitable: 'unsuitable',
  note: 'note',
  close: 'close',
} as const satisfies Record<Panel, KeyName>;
