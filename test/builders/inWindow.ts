import type { Db } from '../../electron/engine/db/open.ts';
import { findResource, resourceByNum } from '../../electron/engine/db/resourceStore.ts';
import type { ActName, Input } from '../../shared/ipc/acts.ts';

type Shown = 'patientId' | 'writtenFor';

/** What a test says of an act on a matter: whom the window shows need not be said. */
export type InWindow<A extends ActName> =
  Input<A> extends { readonly taskId: string }
    ? Omit<Input<A>, Shown> & Partial<Pick<Input<A>, Shown & keyof Input<A>>>
    : Input<A>;

const SHOWS_THE_PATIENT: ReadonlySet<string> = new Set<ActName>([
  'answerEConsultation',
  'prepareEConsultationAnswer',
  'withdrawPrepared',
  'documentContact',
  'writeInternalNote',
  'assignEConsultation',
  'markUrgent',
  'callOffUrgency',
  'claimEConsultation',
  'releaseEConsultation',
  'takeOverEConsultation',
  'openEConsultation',
  'redirectEConsultation',
  'declineUnsuitable',
  'requireAttendance',
  'closeAfterContact',
  'answerMessage',
  'redirectMessage',
  'closeMessage',
  'forwardMessageToGp',
]);

/** The input as a window gives it that has just shown the matter: with its patient as the store has it. */
export function inWindow(db: Db, name: string, input: unknown): unknown {
  const key = name === 'saveDraft' ? 'writtenFor' : SHOWS_THE_PATIENT.has(name) ? 'patientId' : null;
  if (key === null || typeof input !== 'object' || input === null || key in input) return input;
  const id = 'taskId' in input && typeof input.taskId === 'string' ? input.taskId : '';
  const patient = findResource(db, { type: 'Task', id })?.patient ?? null;
  return { ...input, [key]: (patient === null ? null : resourceByNum(db, patient)?.id) ?? 'nobody' };
}
