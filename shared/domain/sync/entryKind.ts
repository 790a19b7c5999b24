/** What holds for one kind of act on its way to the portal. */
type EntryRules = {
  /** What its requests do at the portal, which decides how they meet what others have done (`meet`). */
  readonly does: 'answer' | 'note' | 'claim' | 'mark';
  /** It brings the patient an answer: while it is on its way the matter counts as answered, and it holds a text of its own. */
  readonly answers: boolean;
  /** Where it comes to rest when somebody else's act came first, and when the rule or the portal refuses it. */
  readonly overtaken: 'conflict' | 'withdrawn';
  readonly refused: 'rejected' | 'withdrawn';
  /**
   * A hint is worth little and soon nothing: it is counted and shown nowhere, stands in no patient's lane, is not
   * salvaged, leaves no trace when it has come to rest, and is let go when it is older than this many ms.
   */
  readonly hintFor: number | null;
  /** The act that made it, as the access log names it. */
  readonly act: string;
};

export const ENTRY_KINDS = [
  'eConsultation.answer',
  'eConsultation.addition',
  'eConsultation.contact',
  'eConsultation.claim',
  'eConsultation.opened',
] as const;

export type EntryKind = (typeof ENTRY_KINDS)[number];

/** A kind that people see: everything but a hint. */
export type ShownEntryKind = Exclude<EntryKind, 'eConsultation.opened'>;

/** Every kind of act that goes through the outbox. A kind that is forgotten here does not compile. */
export const entryRules: Readonly<Record<EntryKind, EntryRules>> = {
  'eConsultation.answer': {
    does: 'answer',
    answers: true,
    overtaken: 'conflict',
    refused: 'rejected',
    hintFor: null,
    act: 'answerEConsultation',
  },
  // Sent beside an answer that is there already: nothing can come before it.
  'eConsultation.addition': {
    does: 'note',
    answers: true,
    overtaken: 'conflict',
    refused: 'rejected',
    hintFor: null,
    act: 'resolveConflict',
  },
  // The contact has taken place, so it is written down whatever has become of the matter.
  'eConsultation.contact': {
    does: 'note',
    answers: false,
    overtaken: 'conflict',
    refused: 'rejected',
    hintFor: null,
    act: 'documentContact',
  },
  // Nothing medical and no text: whoever came first has the matter, and the thread says who.
  'eConsultation.claim': {
    does: 'claim',
    answers: false,
    overtaken: 'withdrawn',
    refused: 'withdrawn',
    hintFor: null,
    act: 'claimEConsultation',
  },
  'eConsultation.opened': {
    does: 'mark',
    answers: false,
    overtaken: 'withdrawn',
    refused: 'withdrawn',
    hintFor: 120_000,
    act: 'openEConsultation',
  },
};

export function isHint(kind: EntryKind): kind is 'eConsultation.opened' {
  return entryRules[kind].hintFor !== null;
}

export function isShown(kind: EntryKind): kind is ShownEntryKind {
  return !isHint(kind);
}
