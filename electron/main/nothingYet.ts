import type { SyncState } from '../../shared/ipc/views/sync.ts';

/** What is said of the sync before the engine has said anything. */
export const NOTHING_YET: SyncState = {
  surgery: 'none',
  connection: { state: 'starting' },
  portalAddress: '',
  lastSynced: null,
  firstLoad: null,
  sending: null,
  waiting: 0,
  needsYou: 0,
  quarantined: 0,
  withheld: [],
  clockMinutesAhead: null,
  clockSecondsAhead: null,
  storeFault: null,
};
