import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import type { ActName, Input, Reply } from '../../shared/ipc/acts.ts';
import type { Surgery } from '../../shared/ipc/bridge.ts';
import type { Topic } from '../../shared/ipc/topics.ts';

// The only bridge between the window and the rest. Each act is named here: the window gets acts, not channels.
function act<A extends ActName>(name: A): (input: Input<A>) => Promise<Reply<A>> {
  return (input) => ipcRenderer.invoke(`surgery:${name}`, input) as Promise<Reply<A>>;
}

const surgery: Surgery = {
  listStaff: act('listStaff'),
  currentSession: act('currentSession'),
  listWork: act('listWork'),
  countWork: act('countWork'),
  readWorkFilter: act('readWorkFilter'),
  readEConsultation: act('readEConsultation'),
  readMessage: act('readMessage'),
  answerMessage: act('answerMessage'),
  redirectMessage: act('redirectMessage'),
  closeMessage: act('closeMessage'),
  forwardMessageToGp: act('forwardMessageToGp'),
  findPatients: act('findPatients'),
  readPatient: act('readPatient'),
  showIdentityNumber: act('showIdentityNumber'),
  overrideBlocks: act('overrideBlocks'),
  readSyncState: act('readSyncState'),
  readSyncDetails: act('readSyncDetails'),
  readPreferences: act('readPreferences'),
  signIn: act('signIn'),
  listPinHolders: act('listPinHolders'),
  signInWithPin: act('signInWithPin'),
  readOwnPin: act('readOwnPin'),
  setPin: act('setPin'),
  changePin: act('changePin'),
  signOut: act('signOut'),
  lock: act('lock'),
  noteUse: act('noteUse'),
  readLockMinutes: act('readLockMinutes'),
  saveLockMinutes: act('saveLockMinutes'),
  readSignIn: act('readSignIn'),
  startSignIn: act('startSignIn'),
  cancelSignIn: act('cancelSignIn'),
  readMachineKey: act('readMachineKey'),
  copyMachineKey: act('copyMachineKey'),
  rotateMachineKey: act('rotateMachineKey'),
  tryMachineKey: act('tryMachineKey'),
  revokeMachineKey: act('revokeMachineKey'),
  saveDraft: act('saveDraft'),
  answerEConsultation: act('answerEConsultation'),
  documentContact: act('documentContact'),
  writeInternalNote: act('writeInternalNote'),
  redirectEConsultation: act('redirectEConsultation'),
  declineUnsuitable: act('declineUnsuitable'),
  requireAttendance: act('requireAttendance'),
  closeAfterContact: act('closeAfterContact'),
  listTemplates: act('listTemplates'),
  saveTemplate: act('saveTemplate'),
  restoreTemplate: act('restoreTemplate'),
  listFreeSlots: act('listFreeSlots'),
  assignEConsultation: act('assignEConsultation'),
  markUrgent: act('markUrgent'),
  callOffUrgency: act('callOffUrgency'),
  claimEConsultation: act('claimEConsultation'),
  openEConsultation: act('openEConsultation'),
  resolveConflict: act('resolveConflict'),
  retryNow: act('retryNow'),
  withdrawEntry: act('withdrawEntry'),
  rebuildStore: act('rebuildStore'),
  syncNow: act('syncNow'),
  savePreferences: act('savePreferences'),
  readKeyState: act('readKeyState'),
  choosePassphrase: act('choosePassphrase'),
  givePassphrase: act('givePassphrase'),
  rotateDatabaseKey: act('rotateDatabaseKey'),
  readAccessLogState: act('readAccessLogState'),
  readAccessLog: act('readAccessLog'),
  listLogEmployees: act('listLogEmployees'),
  findPatientsOfLog: act('findPatientsOfLog'),
  readAccessLogPrint: act('readAccessLogPrint'),
  verifyAccessLog: act('verifyAccessLog'),
  printAccessLog: act('printAccessLog'),
  exportAccessLog: act('exportAccessLog'),
  saveWorkFilter: act('saveWorkFilter'),
  onChanged(listener: (topics: readonly Topic[]) => void) {
    const heard = (_event: IpcRendererEvent, topics: readonly Topic[]) => listener(topics);
    ipcRenderer.on('surgery:changed', heard);
    return () => void ipcRenderer.removeListener('surgery:changed', heard);
  },
};

contextBridge.exposeInMainWorld('surgery', surgery);
