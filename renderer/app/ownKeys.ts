import { permissionFor, type SurgeryAct } from '../../shared/domain/access/permissions.ts';
import type { Role } from '../../shared/domain/access/role.ts';
import { kindsSeenBy, WORK_KINDS, type WorkKind } from '../../shared/domain/work/workKind.ts';
import { KEYS, type KeyName } from './keys.ts';

/** The key that leads to each kind of work. */
export const KEY_OF_KIND = {
  'e-consultation': 'goEConsultations',
  message: 'goMessages',
  booking: 'goBookings',
  renewal: 'goRenewals',
  result: 'goResults',
  list: 'goList',
  note: 'goNotes',
} as const satisfies Record<WorkKind, KeyName>;

/** What a key does that not everybody may: one of the acts is enough. A key of what is done in a case asks to read it too. */
const DOES: Readonly<Partial<Record<KeyName, readonly SurgeryAct[]>>> = {
  reply: ['draftEConsultationAnswer', 'answerMessage'],
  take: ['claimMatter'],
  release: ['releaseMatter'],
  assign: ['assignMatter'],
  urgency: ['markUrgent', 'callOffUrgency'],
  forward: ['forwardMessageToGp'],
  attendance: ['requireAttendance'],
  redirect: ['redirectToOtherChannel'],
  unsuitable: ['declineUnsuitable'],
  note: ['writeInternalNote'],
  // Whoever may write a contact down begins what a doctor closes.
  close: ['closeEConsultation', 'documentContact'],
  goPatientLists: ['readPatientList'],
  goAccessLog: ['readAccessLogOfPatient'],
  find: ['searchPatient'],
};

/** The keys that do something for a role: those of what it may not do, and of places it does not go to, are left out. */
export function keysOf(role: Role): readonly KeyName[] {
  const isFor = (act: SurgeryAct) => permissionFor(role, act).type !== 'refused';
  const seen = kindsSeenBy(role);
  const elsewhere = new Set<KeyName>(
    WORK_KINDS.filter((kind) => !seen.includes(kind)).map((kind) => KEY_OF_KIND[kind]),
  );
  return (Object.keys(KEYS) as KeyName[]).filter((name) => {
    if (elsewhere.has(name) || (KEYS[name].group === 'matter' && !isFor('readEConsultation'))) return false;
    return DOES[name]?.some(isFor) ?? true;
  });
}
