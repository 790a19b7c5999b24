import { permissionFor, type SurgeryAct } from '../../../shared/domain/access/permissions.ts';
import type { Role } from '../../../shared/domain/access/role.ts';
import { type EConsultationThread, THREAD_ACTS, type ThreadAct } from '../../../shared/ipc/views/thread.ts';

type Acts = Readonly<Partial<Record<ThreadAct, SurgeryAct>>>;

const OF_BOTH = {
  markUrgent: 'markUrgent',
  callOffUrgency: 'callOffUrgency',
  note: 'writeInternalNote',
  assign: 'assignMatter',
  contact: 'documentContact',
} as const satisfies Acts;

/** The act of the surgery that each thing to be done in a thread is; what is not there is done in none of its kind. */
const ACTS_OF: Readonly<Record<EConsultationThread['kind'], Acts>> = {
  'e-consultation': {
    ...OF_BOTH,
    answer: 'answerEConsultation',
    redirect: 'redirectToOtherChannel',
    attendance: 'requireAttendance',
    unsuitable: 'declineUnsuitable',
    refer: 'referEConsultation',
    close: 'closeEConsultation',
  },
  message: {
    ...OF_BOTH,
    answer: 'answerMessage',
    redirect: 'answerMessage',
    close: 'answerMessage',
    forward: 'forwardMessageToGp',
  },
};

/** What a role may do in a thread by itself, and what it may only prepare for someone else. */
export function threadActsOf(
  role: Role,
  kind: EConsultationThread['kind'],
): {
  readonly may: readonly ThreadAct[];
  readonly prepares: readonly ThreadAct[];
} {
  const of = (type: 'allowed' | 'draft-only') =>
    THREAD_ACTS.filter((act) => {
      const needed = ACTS_OF[kind][act];
      return needed !== undefined && permissionFor(role, needed).type === type;
    });
  return { may: of('allowed'), prepares: of('draft-only') };
}
