import { answerEConsultation } from '../commands/answerEConsultation.ts';
import { answerMessage } from '../commands/answerMessage.ts';
import { assignEConsultation } from '../commands/assignEConsultation.ts';
import { claimEConsultation } from '../commands/claimEConsultation.ts';
import { doneByMain } from '../commands/doneByMain.ts';
import { closeAfterContact } from '../commands/closeAfterContact.ts';
import { closeMessage } from '../commands/closeMessage.ts';
import { declineUnsuitable } from '../commands/declineUnsuitable.ts';
import { fetchAttachment } from '../commands/fetchAttachment.ts';
import { saveAttachment } from '../commands/saveAttachment.ts';
import { documentContact } from '../commands/documentContact.ts';
import { forwardMessageToGp } from '../commands/forwardMessageToGp.ts';
import { noteNewKey, noteNewPortal } from '../commands/noteNewKey.ts';
import { overrideBlocks } from '../commands/overrideBlocks.ts';
import { openEConsultation } from '../commands/openEConsultation.ts';
import { prepareEConsultationAnswer } from '../commands/prepareEConsultationAnswer.ts';
import { redirectEConsultation } from '../commands/redirectEConsultation.ts';
import { redirectMessage } from '../commands/redirectMessage.ts';
import { releaseEConsultation } from '../commands/releaseEConsultation.ts';
import { requireAttendance } from '../commands/requireAttendance.ts';
import { resolveConflict } from '../commands/resolveConflict.ts';
import { retryNow } from '../commands/retryNow.ts';
import { restoreTemplate } from '../commands/restoreTemplate.ts';
import { saveContentProtection } from '../commands/saveContentProtection.ts';
import { saveDraft } from '../commands/saveDraft.ts';
import { saveFormDraft } from '../commands/saveFormDraft.ts';
import { saveLockMinutes } from '../commands/saveLockMinutes.ts';
import { savePreferences } from '../commands/savePreferences.ts';
import { saveTemplate } from '../commands/saveTemplate.ts';
import { callOffUrgency, markUrgent } from '../commands/setUrgency.ts';
import { showIdentityNumber } from '../commands/showIdentityNumber.ts';
import { saveWorkFilter } from '../commands/saveWorkFilter.ts';
import { signIn } from '../commands/signIn.ts';
import { takeOverEConsultation } from '../commands/takeOverEConsultation.ts';
import { letGoOfText } from '../commands/letGoOfText.ts';
import { withdrawEntry } from '../commands/withdrawEntry.ts';
import { withdrawPrepared } from '../commands/withdrawPrepared.ts';
import { eraseGone } from '../commands/eraseGone.ts';
import { exportAccessLog, printAccessLog, printAccessLogOnPaper } from '../commands/takeOutAccessLog.ts';
import { verifyAccessLog } from '../commands/verifyAccessLog.ts';
import { writeInternalNote } from '../commands/writeInternalNote.ts';
import type { Handlers } from './runAct.ts';

/** What main does after the engine has said that it may be done. */
type ByMain = 'rotateMachineKey' | 'tryMachineKey' | 'revokeMachineKey' | 'acceptPortalSettings';
type OpenByMain = 'startSignIn' | 'cancelSignIn' | 'copyMachineKey';

type SignedIn =
  | 'answerEConsultation'
  | 'prepareEConsultationAnswer'
  | 'withdrawPrepared'
  | 'documentContact'
  | 'fetchAttachment'
  | 'saveAttachment'
  | 'writeInternalNote'
  | 'redirectEConsultation'
  | 'declineUnsuitable'
  | 'requireAttendance'
  | 'closeAfterContact'
  | 'answerMessage'
  | 'redirectMessage'
  | 'closeMessage'
  | 'forwardMessageToGp'
  | 'saveTemplate'
  | 'restoreTemplate'
  | 'assignEConsultation'
  | 'markUrgent'
  | 'callOffUrgency'
  | 'claimEConsultation'
  | 'releaseEConsultation'
  | 'takeOverEConsultation'
  | 'openEConsultation'
  | 'saveDraft'
  | 'saveContentProtection'
  | 'saveLockMinutes'
  | 'saveWorkFilter'
  | 'resolveConflict'
  | 'retryNow'
  | 'withdrawEntry'
  | 'letGoOfText'
  | 'rotateDatabaseKey'
  | 'verifyAccessLog'
  | 'printAccessLog'
  | 'printAccessLogOnPaper'
  | 'exportAccessLog'
  | 'eraseGone'
  | 'saveFormDraft'
  | 'overrideBlocks'
  | 'showIdentityNumber';

/** Every command that changes the database: the writer is the only one who does. */
export const writerActs = {
  open: {
    signIn,
    savePreferences,
    startSignIn: doneByMain,
    cancelSignIn: doneByMain,
    copyMachineKey: doneByMain,
  },
  signedIn: {
    answerEConsultation,
    prepareEConsultationAnswer,
    withdrawPrepared,
    documentContact,
    fetchAttachment,
    saveAttachment,
    writeInternalNote,
    redirectEConsultation,
    declineUnsuitable,
    requireAttendance,
    closeAfterContact,
    answerMessage,
    redirectMessage,
    closeMessage,
    forwardMessageToGp,
    saveTemplate,
    restoreTemplate,
    assignEConsultation,
    markUrgent,
    callOffUrgency,
    claimEConsultation,
    releaseEConsultation,
    takeOverEConsultation,
    openEConsultation,
    saveDraft,
    saveContentProtection,
    saveLockMinutes,
    saveWorkFilter,
    resolveConflict,
    retryNow,
    withdrawEntry,
    letGoOfText,
    verifyAccessLog,
    printAccessLog,
    printAccessLogOnPaper,
    exportAccessLog,
    eraseGone,
    saveFormDraft,
    overrideBlocks,
    showIdentityNumber,
    rotateMachineKey: noteNewKey,
    tryMachineKey: doneByMain,
    revokeMachineKey: noteNewKey,
    acceptPortalSettings: noteNewPortal,
    rotateDatabaseKey: noteNewKey,
  },
} satisfies Handlers<'signIn' | 'savePreferences' | OpenByMain, SignedIn | ByMain>;
