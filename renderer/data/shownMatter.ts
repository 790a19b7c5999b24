import type { EConsultationThread } from '../../shared/ipc/views/thread.ts';

/**
 * A matter as it stands on the screen: with the patient whom it shows. Every act carries both, so that what is meant for
 * one patient never lands on another whom the portal has put in their place.
 */
export type ShownMatter = Pick<EConsultationThread, 'taskId' | 'patientId'>;

/** That alone, out of a whole thread. */
export function shown({ taskId, patientId }: ShownMatter): ShownMatter {
  return { taskId, patientId };
}
