import { countWork } from '../queries/countWork.ts';
import { findPatients } from '../queries/findPatients.ts';
import { findPatientsOfLog } from '../queries/findPatientsOfLog.ts';
import { listFreeSlots } from '../queries/listFreeSlots.ts';
import { listLogEmployees } from '../queries/listLogEmployees.ts';
import { listPinHolders } from '../queries/listPinHolders.ts';
import { listStaff } from '../queries/listStaff.ts';
import { listTemplates } from '../queries/listTemplates.ts';
import { listWork } from '../queries/listWork.ts';
import { readAccessLog } from '../queries/readAccessLog.ts';
import { readAccessLogPrint } from '../queries/readAccessLogPrint.ts';
import { readAccessLogState } from '../queries/readAccessLogState.ts';
import { readEConsultation } from '../queries/readEConsultation.ts';
import { readAttachment } from '../queries/readAttachment.ts';
import { readContentProtection } from '../queries/readContentProtection.ts';
import { readErasures } from '../queries/readErasures.ts';
import { readFee } from '../queries/readFee.ts';
import { readFormDraft } from '../queries/readFormDraft.ts';
import { readLockMinutes } from '../queries/readLockMinutes.ts';
import { readMessage } from '../queries/readMessage.ts';
import { readOwnPin } from '../queries/readOwnPin.ts';
import { readPatient } from '../queries/readPatient.ts';
import { readPatientLists } from '../queries/readPatientLists.ts';
import { readPreferences } from '../queries/readPreferences.ts';
import { readStoreCounts } from '../queries/readStoreCounts.ts';
import { readSyncDetails } from '../queries/readSyncDetails.ts';
import { readUrgent } from '../queries/readUrgent.ts';
import { readWorkFilter } from '../queries/readWorkFilter.ts';
import type { Handlers } from './runAct.ts';

type SignedIn =
  | 'findPatients'
  | 'listWork'
  | 'countWork'
  | 'readWorkFilter'
  | 'readUrgent'
  | 'listFreeSlots'
  | 'listTemplates'
  | 'readAttachment'
  | 'readEConsultation'
  | 'readFee'
  | 'readMessage'
  | 'readOwnPin'
  | 'readPatient'
  | 'readPatientLists'
  | 'readSyncDetails'
  | 'findPatientsOfLog'
  | 'listLogEmployees'
  | 'readAccessLog'
  | 'readAccessLogPrint'
  | 'readAccessLogState'
  | 'readErasures'
  | 'readFormDraft';

/** Every query that needs the database: answered beside a running sync, never behind it. */
export const readerActs = {
  open: { listStaff, listPinHolders, readLockMinutes, readPreferences, readContentProtection, readStoreCounts },
  signedIn: {
    findPatients,
    listWork,
    countWork,
    readWorkFilter,
    readUrgent,
    listFreeSlots,
    listTemplates,
    readAttachment,
    readEConsultation,
    readFee,
    readMessage,
    readOwnPin,
    readPatient,
    readPatientLists,
    readSyncDetails,
    findPatientsOfLog,
    listLogEmployees,
    readAccessLog,
    readAccessLogPrint,
    readAccessLogState,
    readErasures,
    readFormDraft,
  },
} satisfies Handlers<
  'listStaff' | 'listPinHolders' | 'readLockMinutes' | 'readPreferences' | 'readContentProtection' | 'readStoreCounts',
  SignedIn
>;
