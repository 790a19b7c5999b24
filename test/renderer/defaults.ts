import { EVERYTHING } from '../../shared/domain/work/workFilter.ts';
import type { QueryName } from '../../renderer/data/ask.ts';
import type { Outputs } from '../../shared/ipc/acts.ts';
import type { WorkPage, WorkRow } from '../../shared/ipc/views/queue.ts';
import type { SyncState } from '../../shared/ipc/views/sync.ts';
import type { EConsultationThread, ThreadMessage } from '../../shared/ipc/views/thread.ts';

// What a small surgery answers where a test says nothing else. Everybody in it is made up.

export const SYNC: SyncState = {
  surgery: 'known',
  connection: { state: 'connected', since: '2026-03-26T06:00:00Z' },
  portalAddress: 'https://portal.example/fhir',
  lastSynced: '2026-03-26T08:55:00Z',
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

export const ROW: WorkRow = {
  blocked: false,
  id: 'task-1',
  kind: 'e-consultation',
  taskKind: 'e-consultation',
  patientName: 'Mia Berg',
  birthDay: '1977-05-05',
  writtenBy: null,
  subject: 'Utslett på armen',
  preview: 'Jeg har fått et utslett',
  receivedAt: '2026-03-20T09:30:00Z',
  dueDay: '2026-03-27',
  urgent: false,
  state: 'open',
  startsAt: null,
  gpName: 'Kari Lien',
  ownerName: 'Kari Lien',
  team: null,
  assignedToMe: false,
  claim: null,
  openedBy: null,
  hasDraft: false,
  preparedBy: null,
  delivery: null,
};

export function aPage(rows: readonly WorkRow[], more: Partial<WorkPage> = {}): WorkPage {
  return {
    rows,
    from: 0,
    total: rows.length,
    overdue: 0,
    dueToday: 0,
    nextDueDay: null,
    hiddenOverdue: 0,
    hiddenUrgent: 0,
    today: '2026-03-26',
    ...more,
  };
}

export const MESSAGE: ThreadMessage = {
  id: 'message-1',
  entryId: null,
  kind: 'patient',
  contactWay: null,
  notSent: null,
  sentAs: { is: 'sent' },
  authorName: 'Mia Berg',
  sentAt: '2026-03-20T09:30:00Z',
  text: 'Jeg har fått et utslett. Hva gjør jeg?',
  forms: [],
  files: [],
  delivery: null,
};

export const THREAD: EConsultationThread = {
  taskId: 'task-1',
  kind: 'e-consultation',
  patientId: 'patient-1',
  warnings: [],
  override: null,
  reach: 'portal',
  answerGoesTo: ['Mia Berg'],
  subject: 'Utslett på armen',
  patientName: 'Mia Berg',
  birthDay: '1977-05-05',
  phone: '40000123',
  patientLanguage: 'nb',
  patientLanguageIsTold: true,
  surgeryPhone: '+4722000456',
  writtenBy: null,
  gpName: 'Kari Lien',
  summary: null,
  ownerName: 'Kari Lien',
  receivedAt: '2026-03-20T09:30:00Z',
  dueDay: '2026-03-27',
  urgent: false,
  urgencySetBy: null,
  assignedTo: { type: 'person', practitionerId: 'gp-1', name: 'Kari Lien', isMine: true, delivery: null },
  lostAssignment: null,
  state: 'open',
  messages: [MESSAGE],
  draft: null,
  drafts: {},
  prepared: [],
  draftsOfOthers: [],
  claim: null,
  held: null,
  lostClaim: null,
  openedBy: null,
  needsContact: false,
  conflict: null,
  ending: null,
  may: ['answer', 'attendance', 'unsuitable', 'redirect', 'close', 'markUrgent', 'note', 'assign', 'contact'],
  prepares: [],
  mayClaim: true,
  mayRelease: false,
  releasing: null,
  today: '2026-03-26',
};

export const STAFF: Outputs['listStaff'] = [
  { practitionerId: 'gp-1', name: 'Kari Lien', role: 'gp' },
  { practitionerId: 'gp-2', name: 'Olav Moen', role: 'gp' },
  { practitionerId: 'locum-1', name: 'Ida Strand', role: 'locum' },
  { practitionerId: 'nurse-1', name: 'Tor Vik', role: 'nurse' },
  { practitionerId: 'reception-1', name: 'Åse Dahl', role: 'receptionist' },
  { practitionerId: 'manager-1', name: 'Per Ness', role: 'practice-manager' },
];

function sessionOf(practitionerId: string): Outputs['signIn'] {
  const member = STAFF.find((one) => one.practitionerId === practitionerId);
  if (member === undefined) throw new Error(`Nobody on the staff is ${practitionerId}.`);
  return { ...member, surgeryName: 'Fjordbyen legesenter' };
}

/** Somebody at the machine. */
export function signedIn(practitionerId: string): Outputs['currentSession'] {
  return { state: 'signed-in', session: sessionOf(practitionerId) };
}

export const defaults = {
  currentSession: signedIn('gp-1'),
  signIn: sessionOf('gp-1'),
  signInWithPin: sessionOf('gp-1'),
  listStaff: STAFF,
  listPinHolders: [],
  readOwnPin: { chosen: true, mayChoose: false },
  readLockMinutes: { minutes: 5, atMost: 10 },
  readSignIn: { way: 'name' },
  readMachineKey: { state: 'not-needed' },
  readPreferences: { language: 'nb', theme: 'light' },
  readSyncState: SYNC,
  readSyncDetails: { outbox: [], quarantine: [], strays: [] },
  readUrgent: { count: 0, first: null },
  readWorkFilter: EVERYTHING,
  countWork: {
    kinds: [
      { kind: 'e-consultation', waiting: 12, overdue: 2 },
      { kind: 'message', waiting: 3, overdue: 0 },
      { kind: 'booking', waiting: 0, overdue: 0 },
      { kind: 'renewal', waiting: 1240, overdue: 1 },
      { kind: 'result', waiting: 0, overdue: 0 },
      { kind: 'list', waiting: 0, overdue: 0 },
      { kind: 'note', waiting: 1, overdue: 0 },
    ],
  },
  listWork: aPage([ROW]),
  readEConsultation: THREAD,
  readMessage: {
    ...THREAD,
    kind: 'message',
    may: ['answer', 'redirect', 'forward', 'close', 'note', 'assign', 'contact'],
    wrongChannel: {
      'e-consultation': 'Send dette som e-konsultasjon.',
      booking: 'Bestill time i stedet.',
      'prescription-renewal': 'Bruk reseptfornyelse.',
    },
    forwardTo: 'Olav Moen',
  },
  readFee: { patientPays: 351, countsTowardsCard: 351, registered: true, lines: [], reasons: [] },
  listTemplates: [],
  listFreeSlots: { slots: [], offerBy: '2026-04-09' },
  findPatients: { patients: [], total: 0, isAll: true },
  readAccessLogState: {
    lines: 1240,
    checking: false,
    checkedAt: '2026-03-26T05:00:00Z',
    checkedLines: 1238,
    broken: null,
    begunAfterAnother: null,
    delivery: { portal: 'takes', waiting: 0, refused: 0 },
  },
  listLogEmployees: [
    { practitionerId: 'gp-1', name: 'Kari Lien' },
    { practitionerId: 'nurse-1', name: 'Tor Vik' },
  ],
  readAccessLog: { rows: [], next: null, patientName: 'Mia Berg' },
  readFormDraft: null,
  readErasures: { count: 0, groups: [], withDrafts: 0 },
  readPortalTrust: { file: '/etc/portal-settings.json', differences: [], accepted: false, secretsInFile: false },
  findPatientsOfLog: { patients: [], total: 0, isAll: true },
  readAccessLogPrint: {
    patientName: 'Mia Berg',
    birthDay: '1977-05-05',
    surgeryName: 'Fjordbyen legesenter',
    rows: [],
    cut: false,
    asksForWhom: false,
    today: '2026-03-26',
  },
  readPatientLists: { today: '2026-03-26', lists: [] },
  readPatient: {
    patientId: 'patient-1',
    name: 'Mia Berg',
    birthDay: '1977-05-05',
    gpName: 'Kari Lien',
    phone: '40000123',
    life: { is: 'alive' },
    maskedNumber: '058577 •••••',
    addressProtected: false,
    consent: { level: 'full', withdrawnOn: null },
    withheldFromGuardians: false,
    override: null,
    matters: [],
    today: '2026-03-26',
  },
  readContentProtection: { on: false },
  readKeyState: { state: 'open', way: 'os-store', madeAt: '2026-01-02T08:00:00Z', folder: '/data/legekontor' },
  savePreferences: { language: 'nb', theme: 'light' },
  saveDraft: { savedAt: '2026-03-26T09:00:00Z' },
} as const satisfies Partial<Outputs> & Record<Exclude<QueryName, 'readAttachment' | 'readStoreCounts'>, unknown>;
