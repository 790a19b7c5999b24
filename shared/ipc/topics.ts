/** What can change. The engine names topics after every transaction, and the window asks again what depends on them. */
export const TOPICS = [
  'staff',
  'session',
  'signIn',
  'machineKey',
  'queue',
  'thread',
  'patient',
  'sync',
  'preferences',
  'settings',
  'accessLog',
  'keys',
  'calendar',
  'templates',
] as const;
export type Topic = (typeof TOPICS)[number];

/** What the answer to each query depends on. Apart from the acts themselves, whose schemas the window does not need. */
export const topicsOfQueries = {
  listStaff: ['staff'],
  currentSession: ['session'],
  listPinHolders: ['staff', 'session'],
  readOwnPin: ['session'],
  readSignIn: ['signIn'],
  readMachineKey: ['machineKey'],
  listWork: ['queue', 'staff'],
  countWork: ['queue', 'staff'],
  readWorkFilter: ['preferences', 'session'],
  readEConsultation: ['thread', 'queue', 'staff'],
  readMessage: ['thread', 'queue', 'staff'],
  listTemplates: ['templates'],
  listFreeSlots: ['calendar', 'thread', 'staff'],
  findPatients: ['patient', 'staff'],
  readPatient: ['patient', 'queue', 'staff'],
  readSyncState: ['sync'],
  readSyncDetails: ['sync', 'queue'],
  readPreferences: ['preferences'],
  readLockMinutes: ['settings'],
  readContentProtection: ['settings'],
  readStoreCounts: ['sync', 'queue'],
  readKeyState: ['keys'],
  readAccessLogState: ['accessLog', 'sync'],
  readAccessLog: ['accessLog'],
  listLogEmployees: ['accessLog'],
  findPatientsOfLog: ['queue'],
  readAccessLogPrint: ['accessLog'],
} as const satisfies Readonly<Record<string, readonly Topic[]>>;

/** The queries that need no sign-in: what they answer may stay in the window when somebody leaves. */
export const toldToAnyone = [
  'currentSession',
  'listStaff',
  'listPinHolders',
  'readContentProtection',
  'readKeyState',
  'readLockMinutes',
  'readSignIn',
  'readMachineKey',
  'readPreferences',
  'readStoreCounts',
  'readSyncState',
] as const satisfies readonly (keyof typeof topicsOfQueries)[];
