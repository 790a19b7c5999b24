import type { AccessAct } from '../access/accessActs.ts';
import type { DraftField } from '../eConsultation/draft.ts';

/** What holds for one kind of act on its way to the portal. */
type EntryRules = {
  /** What its requests do at the portal, which decides how they meet what others have done (`meet`). */
  readonly does:
    | 'answer'
    | 'note'
    | 'claim'
    | 'release'
    | 'take-over'
    | 'finish'
    | 'assign'
    | 'priority'
    | 'mark'
    | 'prepare'
    | 'undo';
  /** It brings the patient an answer, and so holds a text of its own. */
  readonly answers: boolean;
  /** It ends the matter: while it is on its way the matter counts as ended. */
  readonly ends: boolean;
  /** Where it comes to rest when somebody else's act came first, and when the rule or the portal refuses it. */
  readonly overtaken: 'conflict' | 'withdrawn';
  readonly refused: 'rejected' | 'withdrawn';
  /**
   * A hint is worth little and soon nothing: it is counted and shown nowhere, stands in no patient's lane, is not
   * salvaged, leaves no trace when it has come to rest, and is let go when it is older than this many ms.
   */
  readonly hintFor: number | null;
  /** The act that made it, as the access log names it. */
  readonly act: AccessAct;
};

export const ENTRY_KINDS = [
  'eConsultation.answer',
  'eConsultation.addition',
  'eConsultation.redirect',
  'eConsultation.attendance',
  'eConsultation.unsuitable',
  'eConsultation.close',
  'eConsultation.contact',
  'eConsultation.note',
  'eConsultation.claim',
  'eConsultation.release',
  'eConsultation.takeOver',
  'eConsultation.finish',
  'eConsultation.assign',
  'eConsultation.urgent',
  'eConsultation.notUrgent',
  'eConsultation.opened',
  'eConsultation.prepare',
  'eConsultation.unprepare',
  'eConsultation.undo',
  'message.answer',
  'message.redirect',
  'message.close',
  'message.forward',
] as const;

export type EntryKind = (typeof ENTRY_KINDS)[number];

/** A kind that people see: everything but a hint. */
export type ShownEntryKind = Exclude<EntryKind, 'eConsultation.opened'>;

/** A text of its own: the first at the portal wins, and a person decides what becomes of the other. */
const withText = { overtaken: 'conflict', refused: 'rejected', hintFor: null } as const;
/** Brings the patient an answer, and with it the end of the matter. */
const endsByText = { ...withText, does: 'answer', answers: true, ends: true } as const;
/** Nothing medical and no text: whoever came first has it so, and the thread says who. */
const withoutText = { answers: false, ends: false, overtaken: 'withdrawn', refused: 'withdrawn' } as const;

/** Every kind of act that goes through the outbox. A kind that is forgotten here does not compile. */
export const entryRules: Readonly<Record<EntryKind, EntryRules>> = {
  'eConsultation.answer': { ...endsByText, act: 'answerEConsultation' },
  // Sent beside an answer that is there already: nothing can come before it.
  'eConsultation.addition': { ...withText, does: 'note', answers: true, ends: true, act: 'resolveConflict' },
  'eConsultation.redirect': { ...endsByText, act: 'redirectToOtherChannel' },
  'eConsultation.attendance': { ...endsByText, act: 'requireAttendance' },
  'eConsultation.unsuitable': { ...endsByText, act: 'declineUnsuitable' },
  // What was said to the patient stands in the thread already.
  'eConsultation.close': { ...withoutText, does: 'answer', ends: true, hintFor: null, act: 'closeEConsultation' },
  // The contact has taken place, so it is written down whatever has become of the matter.
  'eConsultation.contact': { ...withText, does: 'note', answers: false, ends: false, act: 'documentContact' },
  'eConsultation.note': { ...withText, does: 'note', answers: false, ends: false, act: 'writeInternalNote' },
  'eConsultation.claim': { ...withoutText, does: 'claim', hintFor: null, act: 'claimMatter' },
  // Nobody waits for it: where somebody else has the matter by now, there is nothing to let go of.
  'eConsultation.release': { ...withoutText, does: 'release', hintFor: null, act: 'releaseMatter' },
  'eConsultation.takeOver': { ...withoutText, does: 'take-over', hintFor: null, act: 'takeOverMatter' },
  // The answer is with the patient; only the close of a colleague's machine is missing.
  'eConsultation.finish': { ...withoutText, does: 'finish', ends: true, hintFor: null, act: 'finishForColleague' },
  'eConsultation.assign': { ...withoutText, does: 'assign', hintFor: null, act: 'assignMatter' },
  // What someone has found urgent is not let go in silence: where it cannot be said, a person must know.
  'eConsultation.urgent': {
    ...withoutText,
    does: 'priority',
    refused: 'rejected',
    hintFor: null,
    act: 'markUrgent',
  },
  'eConsultation.notUrgent': { ...withoutText, does: 'priority', hintFor: null, act: 'callOffUrgency' },
  'eConsultation.opened': { ...withoutText, does: 'mark', hintFor: 120_000, act: 'readEConsultation' },
  // Nobody has a use for it once somebody has answered; the text stands with what became of it.
  'eConsultation.prepare': {
    ...withText,
    does: 'prepare',
    overtaken: 'withdrawn',
    answers: false,
    ends: false,
    act: 'prepareEConsultationAnswer',
  },
  // Taken back by its author, or set aside by a doctor. Where that cannot be said a person must know.
  'eConsultation.unprepare': {
    ...withoutText,
    does: 'undo',
    ends: false,
    refused: 'rejected',
    hintFor: null,
    act: 'withdrawPrepared',
  },
  // What an entry had done when it was taken back. Where it cannot be undone a person must know.
  'eConsultation.undo': {
    ...withoutText,
    does: 'undo',
    ends: false,
    refused: 'rejected',
    hintFor: null,
    act: 'withdrawUnsent',
  },
  // A message is taken, assigned, noted and marked as an e-consultation is, by the kinds above.
  'message.answer': { ...endsByText, act: 'answerMessage' },
  // The standard words are nobody's own: where somebody was first, they are let go. Refused, a person must know that the
  // patient has not been told.
  'message.redirect': { ...endsByText, overtaken: 'withdrawn', act: 'redirectToOtherChannel' },
  'message.close': { ...withoutText, does: 'answer', ends: true, hintFor: null, act: 'closeMessage' },
  'message.forward': { ...withText, does: 'note', answers: false, ends: false, act: 'forwardMessageToGp' },
};

export function isHint(kind: EntryKind): kind is 'eConsultation.opened' {
  return entryRules[kind].hintFor !== null;
}

export function isShown(kind: EntryKind): kind is ShownEntryKind {
  return !isHint(kind);
}

/** Whether the text of an entry becomes its writer's draft again when it does not go. A note has its place in the thread. */
export function becomesDraft(kind: EntryKind): boolean {
  return entryRules[kind].answers || entryRules[kind].does === 'prepare';
}

/** The draft that the text of an entry becomes again when it does not go; null for standard words, which nobody wrote. */
export function draftFieldOf(kind: EntryKind): DraftField | null {
  switch (kind) {
    case 'message.redirect':
      return null;
    case 'eConsultation.redirect':
      return 'redirect';
    case 'eConsultation.attendance':
      return 'attendance';
    case 'eConsultation.unsuitable':
      return 'unsuitable';
    default:
      return 'answer';
  }
}
