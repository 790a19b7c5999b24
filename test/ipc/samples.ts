import { acts, type ActName, type Input } from '../../shared/ipc/acts.ts';
import { LIEN, MATTER } from '../fhir/resources.ts';

const ENTRY = '7c1f0c1e-5a5b-4d0e-9c55-3f1d2b7a9e06';

/** What the window may send with each act. An act without a sample does not compile. */
export const SAMPLES: { readonly [A in ActName]: Input<A> } = {
  listStaff: {},
  currentSession: {},
  listEConsultations: { show: 'open', from: 0, count: 50 },
  readEConsultation: { taskId: MATTER },
  readSyncState: {},
  readSyncDetails: {},
  readPreferences: {},
  signIn: { practitionerId: LIEN },
  listPinHolders: {},
  signInWithPin: { practitionerId: LIEN, pin: '190377' },
  readOwnPin: {},
  setPin: { pin: '190377' },
  changePin: { current: '190377', pin: '482915' },
  signOut: {},
  lock: {},
  noteUse: {},
  readLockMinutes: {},
  saveLockMinutes: { minutes: 5 },
  readSignIn: {},
  startSignIn: {},
  cancelSignIn: {},
  readMachineKey: {},
  copyMachineKey: { which: 'current' },
  rotateMachineKey: {},
  tryMachineKey: {},
  revokeMachineKey: {},
  saveDraft: { taskId: MATTER, text: 'Kladd' },
  answerEConsultation: { taskId: MATTER, text: 'Ta én om dagen.' },
  documentContact: { taskId: MATTER, way: 'phone', note: 'Snakket med pasienten.' },
  writeInternalNote: { taskId: MATTER, note: 'Ringte, ikke svar.' },
  assignEConsultation: { taskId: MATTER },
  markUrgent: { taskId: MATTER },
  callOffUrgency: { taskId: MATTER },
  claimEConsultation: { taskId: MATTER },
  openEConsultation: { taskId: MATTER },
  resolveConflict: { entryId: ENTRY, choice: 'keep-theirs' },
  retryNow: { entryId: ENTRY },
  withdrawEntry: { entryId: ENTRY },
  rebuildStore: {},
  syncNow: {},
  savePreferences: { language: 'nn', theme: 'dark' },
};

export const ACT_NAMES = Object.keys(acts) as ActName[];
