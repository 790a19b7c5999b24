import { acts, type Topic } from '../../shared/ipc/acts.ts';
import type { QueryName } from './ask.ts';

export const topicsOf: Readonly<Record<QueryName, readonly Topic[]>> = {
  listStaff: acts.listStaff.topics,
  currentSession: acts.currentSession.topics,
  listEConsultations: acts.listEConsultations.topics,
  readEConsultation: acts.readEConsultation.topics,
  readSyncState: acts.readSyncState.topics,
  readSyncDetails: acts.readSyncDetails.topics,
  readPreferences: acts.readPreferences.topics,
};
