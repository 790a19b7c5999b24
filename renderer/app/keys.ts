/**
 * Every key of the app, once: the dialog lists what the handlers (`useKey`) read.
 *
 * `how`: `alone` is a letter by itself, never in a text field, a menu or a dialog; `after G` the second of two; `always`
 * works while someone types; `back` is Esc, in text fields too; `in place` belongs to what has the focus (the list, the
 * divider, a form) and is only listed here.
 */
type Key = {
  readonly group: 'go' | 'list' | 'matter' | 'everywhere';
  readonly how: 'alone' | 'after G' | 'always' | 'back' | 'in place';
  /** As react-hotkeys-hook names it; several are alternatives. */
  readonly press: string;
  /** What stands on the keys: each way is pressed together or, after G, one by one. */
  readonly ways: readonly (readonly string[])[];
  /** What it does, by its key among the texts. */
  readonly words: string;
};

export const KEYS = {
  next: { group: 'list', how: 'alone', press: 'j', ways: [['↓'], ['J']], words: 'shell.keys.next' },
  previous: { group: 'list', how: 'alone', press: 'k', ways: [['↑'], ['K']], words: 'shell.keys.previous' },
  ends: { group: 'list', how: 'in place', press: '', ways: [['Home'], ['End']], words: 'shell.keys.ends' },
  open: { group: 'list', how: 'in place', press: '', ways: [['Enter']], words: 'shell.keys.open' },
  letIn: { group: 'list', how: 'alone', press: 'n', ways: [['N']], words: 'shell.keys.letIn' },
  search: { group: 'list', how: 'alone', press: '/', ways: [['/']], words: 'shell.keys.search' },
  back: { group: 'list', how: 'back', press: 'escape', ways: [['Esc']], words: 'shell.keys.back' },
  divider: { group: 'list', how: 'in place', press: '', ways: [['←'], ['→']], words: 'shell.keys.divider' },

  reply: { group: 'matter', how: 'alone', press: 'r', ways: [['R']], words: 'shell.keys.reply' },
  usePrepared: { group: 'matter', how: 'alone', press: 'b', ways: [['B']], words: 'prepared.key' },
  take: { group: 'matter', how: 'alone', press: 't', ways: [['T']], words: 'shell.keys.take' },
  release: { group: 'matter', how: 'alone', press: 's', ways: [['S']], words: 'desk.claim.release' },
  assign: { group: 'matter', how: 'alone', press: 'a', ways: [['A']], words: 'triage.assign' },
  urgency: { group: 'matter', how: 'alone', press: 'h', ways: [['H']], words: 'triage.urgent' },
  forward: { group: 'matter', how: 'alone', press: 'v', ways: [['V']], words: 'message.forward.act' },
  attendance: { group: 'matter', how: 'alone', press: 'o', ways: [['O']], words: 'triage.attendance' },
  redirect: { group: 'matter', how: 'alone', press: 'f', ways: [['F']], words: 'triage.redirect' },
  unsuitable: { group: 'matter', how: 'alone', press: 'u', ways: [['U']], words: 'triage.unsuitable' },
  note: { group: 'matter', how: 'alone', press: 'i', ways: [['I']], words: 'triage.note' },
  close: { group: 'matter', how: 'alone', press: 'e', ways: [['E']], words: 'triage.close' },
  template: { group: 'matter', how: 'always', press: 'ctrl+m', ways: [['Ctrl', 'M']], words: 'templates.choose' },
  nextField: { group: 'matter', how: 'always', press: 'ctrl+j', ways: [['Ctrl', 'J']], words: 'templates.next' },
  pages: { group: 'matter', how: 'in place', press: '', ways: [['PgDn'], ['PgUp']], words: 'attachment.pdf.keys' },
  send: { group: 'matter', how: 'in place', press: '', ways: [['Ctrl', 'Enter']], words: 'shell.keys.send' },

  // The letters are the same in every language: Arbeidskø, E-konsultasjoner, Meldinger, Timebestillinger,
  // Reseptfornyelser, prøveSvar, Fastlegelisten, Nettlege, Besvart, Usendt, fastlegelister (Pasienter), innsynsLogg, Innstillinger.
  goQueue: { group: 'go', how: 'after G', press: 'g>a', ways: [['G', 'A']], words: 'shell.navigation.queue' },
  goEConsultations: {
    group: 'go',
    how: 'after G',
    press: 'g>e',
    ways: [['G', 'E']],
    words: 'queue.kinds.e-consultation',
  },
  goMessages: { group: 'go', how: 'after G', press: 'g>m', ways: [['G', 'M']], words: 'queue.kinds.message' },
  goBookings: { group: 'go', how: 'after G', press: 'g>t', ways: [['G', 'T']], words: 'queue.kinds.booking' },
  goRenewals: { group: 'go', how: 'after G', press: 'g>r', ways: [['G', 'R']], words: 'queue.kinds.renewal' },
  goResults: { group: 'go', how: 'after G', press: 'g>s', ways: [['G', 'S']], words: 'queue.kinds.result' },
  goList: { group: 'go', how: 'after G', press: 'g>f', ways: [['G', 'F']], words: 'queue.kinds.list' },
  goNotes: { group: 'go', how: 'after G', press: 'g>n', ways: [['G', 'N']], words: 'queue.kinds.note' },
  goAnswered: { group: 'go', how: 'after G', press: 'g>b', ways: [['G', 'B']], words: 'shell.navigation.answered' },
  goUnsent: { group: 'go', how: 'after G', press: 'g>u', ways: [['G', 'U']], words: 'shell.navigation.unsent' },
  goPatientLists: { group: 'go', how: 'after G', press: 'g>p', ways: [['G', 'P']], words: 'patientListPage.title' },
  goAccessLog: { group: 'go', how: 'after G', press: 'g>l', ways: [['G', 'L']], words: 'accessLog.title' },
  goSettings: { group: 'go', how: 'after G', press: 'g>i', ways: [['G', 'I']], words: 'shell.navigation.settings' },

  find: {
    group: 'everywhere',
    how: 'always',
    press: 'ctrl+k, meta+k',
    ways: [['Ctrl', 'K']],
    words: 'patient.search.open',
  },
  lock: {
    group: 'everywhere',
    how: 'always',
    press: 'ctrl+l, meta+l',
    ways: [['Ctrl', 'L']],
    words: 'shell.keys.lock',
  },
  keys: { group: 'everywhere', how: 'alone', press: '?', ways: [['?']], words: 'shell.keys.keys' },
} as const satisfies Readonly<Record<string, Key>>;

export type KeyName = keyof typeof KEYS;

/** Those that are heard here, and not by what has the focus. */
export type HeardKey = {
  [Name in KeyName]: (typeof KEYS)[Name]['how'] extends 'in place' ? never : Name;
}[KeyName];

/** The one key of a name as it stands on a button, and as those who listen are told it (`aria-keyshortcuts`). */
export function shownKey(name: KeyName): string {
  return KEYS[name].ways.at(-1)?.join('+') ?? '';
}
