import type { AccessGround } from './accessLog.ts';
import type { SurgeryAct } from './permissions.ts';

/** What the log tells of besides the acts of the table of permissions. */
export type OtherAccessAct =
  | 'signIn'
  | 'signOut'
  | 'lock'
  /** Someone tried to sign in and was turned away. */
  | 'signInDenied'
  | 'setPin'
  /** Too many wrong ones: the PIN opens nothing any more. */
  | 'pinEnded'
  /** An identity number was shown in full. */
  | 'showIdentityNumber'
  /** What a patient sent along with a message was looked at, or saved outside the program. */
  | 'openAttachment'
  | 'saveAttachment'
  /** Something unsent was sent now instead of later, or once more. */
  | 'retryUnsent'
  /** A message was ended by the contact that had been written down. */
  | 'closeMessage'
  /** A matter was closed whose answer, from a colleague's machine, was with the patient already. */
  | 'finishForColleague'
  /** The program's own: the file was made anew, and this log begins after one that is no longer here. */
  | 'newLog'
  /** The program's own: lines that had been written were gone from the end at a start. */
  | 'logCutShort'
  /** The program's own: what remembers where the log ended was gone at a start. */
  | 'logUnwitnessed';

/** What was done, as a line of the access log says it; the words stand in `shared/text/accessActs.ts`. */
export type AccessAct = SurgeryAct | OtherAccessAct;

const grounds: Partial<Record<AccessAct, AccessGround>> = {
  openProtectedByOverride: 'emergency-override',
  searchPatient: 'administration',
  assignMatter: 'administration',
  publishSlots: 'administration',
  readPatientList: 'administration',
  exportPatientList: 'administration',
  requestCapChange: 'administration',
  requestListOpening: 'administration',
  requestRemoval: 'administration',
  registerAbsence: 'administration',
  switchServices: 'administration',
  readFee: 'administration',
  registerFee: 'administration',
  chargeMissedAppointment: 'administration',
  readAccessLogOfPatient: 'quality-control',
  readAccessLogOfEmployee: 'quality-control',
  exportAccessLog: 'quality-control',
  verifyAccessLog: 'quality-control',
  printAccessLogForPatient: 'patients-request',
  readStatistics: 'administration',
  editTemplates: 'administration',
  changeSurgerySettings: 'administration',
  rotateKeys: 'administration',
  eraseGone: 'administration',
  readSyncState: 'administration',
  makeDiagnostics: 'administration',
  signIn: 'administration',
  signOut: 'administration',
  lock: 'administration',
  signInDenied: 'administration',
  setPin: 'administration',
  pinEnded: 'administration',
  showIdentityNumber: 'administration',
  newLog: 'administration',
  logCutShort: 'administration',
  logUnwitnessed: 'administration',
};

/** The ground of an act where nobody gives another: treatment for what is about a patient's health. */
export function usualGround(act: AccessAct): AccessGround {
  return grounds[act] ?? 'treatment';
}
