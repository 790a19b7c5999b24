import { listEConsultations } from '../queries/listEConsultations.ts';
import { listStaff } from '../queries/listStaff.ts';
import { readEConsultation } from '../queries/readEConsultation.ts';
import { readPreferences } from '../queries/readPreferences.ts';
import { readSyncDetails } from '../queries/readSyncDetails.ts';
import type { Handlers } from './runAct.ts';

/** Every query that needs the database: answered beside a running sync, never behind it. */
export const readerActs = {
  open: { listStaff, readPreferences },
  signedIn: { listEConsultations, readEConsultation, readSyncDetails },
} satisfies Handlers<'listStaff' | 'readPreferences', 'listEConsultations' | 'readEConsultation' | 'readSyncDetails'>;
