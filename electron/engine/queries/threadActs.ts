import { permissionFor, type SurgeryAct } from '../../../shared/domain/access/permissions.ts';
import type { Role } from '../../../shared/domain/access/role.ts';
import { THREAD_ACTS, type ThreadAct } from '../../../shared/ipc/views/thread.ts';

/** The act of the surgery that each thing to be done in a thread is. */
const ACT_OF: Readonly<Record<ThreadAct, SurgeryAct>> = {
  answer: 'answerEConsultation',
  redirect: 'redirectToOtherChannel',
  attendance: 'requireAttendance',
  unsuitable: 'requireAttendance',
  refer: 'referEConsultation',
  close: 'closeEConsultation',
  markUrgent: 'markUrgent',
  callOffUrgency: 'callOffUrgency',
  note: 'writeInternalNote',
  assign: 'assignMatter',
  contact: 'documentContact',
};

/** What a role may do in a thread by itself, and what it may only prepare for someone else. */
export function threadActsOf(role: Role): {
  readonly may: readonly ThreadAct[];
  readonly prepares: readonly ThreadAct[];
} {
  const of = (type: 'allowed' | 'draft-only') =>
    THREAD_ACTS.filter((act) => permissionFor(role, ACT_OF[act]).type === type);
  return { may: of('allowed'), prepares: of('draft-only') };
}
