import type { Role } from '../../domain/access/role.ts';
import type { AttachmentRefused } from '../../domain/eConsultation/attachment.ts';
import type { DraftField } from '../../domain/eConsultation/draft.ts';
import type { ContactWay, Reach } from '../../domain/eConsultation/eConsultation.ts';
import type { Ending } from '../../domain/eConsultation/ending.ts';
import type { ShownType } from '../../domain/eConsultation/fileFacts.ts';
import type { AnsweredQuestion } from '../../domain/eConsultation/questionnaire.ts';
import type { ConflictChoice } from '../../domain/sync/conflictChoices.ts';
import type { Delivery } from '../../domain/sync/delivery.ts';
import type { OverrideView, Warning } from './patient.ts';
import type { ClaimView, OpenedBy } from './queue.ts';
import type { PatientSummary } from './summary.ts';
import type { QueueState } from '../../domain/work/queueState.ts';

/** A form that the patient filled in. `not-here`: not fetched yet; `not-shown`: it was a mistake, or is about another. */
export type ThreadForm =
  | {
      readonly id: string;
      readonly state: 'here';
      readonly questions: readonly AnsweredQuestion[];
      /** There are more questions than are shown. */
      readonly cut: boolean;
      /** The patient has not finished it, as far as the portal tells. */
      readonly unfinished: boolean;
    }
  /** `other-content`: no form, but something else in the message that is not shown here. */
  | { readonly id: string; readonly state: 'not-here' | 'not-shown' | 'other-content' };

/** A file that the patient sent along. Its `place` and the message's id are its name. */
export type ThreadFile = {
  readonly place: number;
  /** What the patient called it; null where it is called nothing. */
  readonly title: string | null;
  readonly what: 'image' | 'pdf' | 'file';
  /** Bytes; null where nobody has said. */
  readonly size: number | null;
  readonly state:
    | { readonly is: 'here'; readonly type: ShownType }
    /** `wanted`: somebody waits for it. */
    | { readonly is: 'at-portal' | 'wanted' }
    | { readonly is: 'refused'; readonly why: AttachmentRefused };
};

export type ThreadMessage = {
  readonly id: string;
  /** The outbox entry, for what was written on this machine. */
  readonly entryId: string | null;
  /**
   * `other`: from neither the patient's side nor someone who works at a surgery, as an organisation or a system.
   * `about-another`: it is about another patient than the matter, so that nothing of it is shown.
   */
  readonly kind: 'patient' | 'answer' | 'internal' | 'other' | 'about-another';
  /** What another system has written and not sent, or nobody knows whether it has: no answer. Null for what is said. */
  readonly notSent: 'preparation' | 'not-done' | 'on-hold' | 'stopped' | 'unknown' | null;
  /** An internal note that a contact with the patient has taken place: how. */
  readonly contactWay: ContactWay | null;
  readonly authorName: string;
  /** Where it stands in the thread. */
  readonly sentAt: string;
  /** How much of that is known: when it was sent, or received; a day, a month or a year (as written); or only when it was stored. */
  readonly sentAs: { readonly is: 'sent' | 'received' | 'stored' } | { readonly is: 'part'; readonly of: string };
  readonly text: string;
  readonly forms: readonly ThreadForm[];
  readonly files: readonly ThreadFile[];
  /** Only for what was written here; null for what came from the portal. */
  readonly delivery: Delivery | null;
};

/** An own «take», or take-over, that came to nothing: a colleague has it, it had ended, or the portal would not. */
export type LostClaim =
  | { readonly at: string; readonly why: 'taken'; readonly name: string; readonly takenAt: string }
  | { readonly at: string; readonly why: 'ended' | 'refused' };

/** Somebody else's answer reached the portal first, or the time that the text tells of was taken: nothing is lost. */
export type AnswerConflict = {
  readonly entryId: string;
  /** Whether the person signed in wrote `mine`. */
  readonly isMine: boolean;
  readonly mine: { readonly text: string; readonly at: string; readonly authorName: string };
  /**
   * Set when nobody's answer holds the matter: it was taken over, by whom as far as they still have it; or it has ended
   * without one.
   */
  readonly unanswered: { readonly takenBy: string | null; readonly ended: boolean } | null;
  /** `text` is null until the other answer itself has been pulled. */
  readonly theirs: { readonly text: string | null; readonly at: string | null; readonly authorName: string | null };
  /** The time in the calendar that somebody else was given meanwhile; null when it is their answer that came first. */
  readonly lostSlot: { readonly start: string; readonly gpName: string } | null;
  /** What the reader may choose; empty: a doctor, or whoever wrote it. */
  readonly choices: readonly ConflictChoice[];
};

/** A colleague has the matter: taken it, or an answer of theirs has not come all the way. */
export type HeldView = {
  readonly name: string;
  readonly as: 'claim' | 'answer';
  readonly since: string;
  /** From when on it may be taken over. */
  readonly takeOverFrom: string;
  /** The answer is with the patient; only the matter has not been closed. */
  readonly answerIsDelivered: boolean;
  /** The reader's own take-over is on its way. */
  readonly takingOver: boolean;
};

/** What can be done in a thread, besides taking it. */
export const THREAD_ACTS = [
  'answer',
  'attendance',
  'unsuitable',
  'redirect',
  'refer',
  'forward',
  'close',
  'markUrgent',
  'callOffUrgency',
  'note',
  'assign',
  'contact',
] as const;
export type ThreadAct = (typeof THREAD_ACTS)[number];

/** On whose desk it lies. `delivery` stands with an own assignment that the portal has not acknowledged yet. */
export type AssignedTo = (
  | { readonly type: 'person'; readonly practitionerId: string; readonly name: string; readonly isMine: boolean }
  | { readonly type: 'team'; readonly role: Role }
  | { readonly type: 'surgery' }
) & { readonly delivery: Delivery | null };

/** An own assignment that came too late: the matter lies elsewhere by now. */
export type LostAssignment = { readonly at: string; readonly nowWith: string | null };

/** A text that somebody has prepared for a doctor to sign. */
export type PreparedView = {
  readonly entryId: string;
  readonly isMine: boolean;
  readonly authorName: string;
  readonly text: string;
  readonly at: string;
  /** Only for what was prepared on this machine. */
  readonly delivery: Delivery | null;
  /** What has become of it. `asWritten`: the answer that was sent has this text, to the letter. */
  readonly fate:
    | { readonly type: 'waits' | 'not-used' }
    | { readonly type: 'answered'; readonly name: string; readonly at: string; readonly asWritten: boolean }
    | { readonly type: 'set-aside'; readonly name: string | null; readonly at: string | null };
};

export type DraftView = { readonly text: string; readonly savedAt: string };

export type EConsultationThread = {
  readonly taskId: string;
  readonly kind: 'e-consultation' | 'message';
  readonly patientId: string;
  /** What changes how one answers, the gravest first. */
  readonly warnings: readonly Warning[];
  /** Set while the reader sees this patient by an emergency override. */
  readonly override: OverrideView | null;
  /** Whether the portal may carry an answer now. */
  readonly reach: Reach;
  /** Who gets an answer given now; empty where the portal decides by itself. */
  readonly answerGoesTo: readonly string[];
  readonly subject: string;
  readonly patientName: string;
  readonly birthDay: string | null;
  /** Where the patient is phoned, as the portal gives it. */
  readonly phone: string | null;
  /** Which language the patient reads, of those that the surgery writes. */
  readonly patientLanguage: 'nb' | 'nn' | 'en';
  /** The portal says that the patient reads it; otherwise it is bokmål because nothing else is known. */
  readonly patientLanguageIsTold: boolean;
  readonly surgeryPhone: string | null;
  readonly writtenBy: string | null;
  readonly gpName: string | null;
  /** Null for a message to the surgery: what is administrative needs nothing of health. */
  readonly summary: PatientSummary | null;
  readonly ownerName: string | null;
  readonly receivedAt: string;
  readonly dueDay: string;
  readonly urgent: boolean;
  /** Who at the surgery said last whether it is urgent, and when. */
  readonly urgencySetBy: { readonly name: string; readonly at: string } | null;
  readonly assignedTo: AssignedTo;
  readonly lostAssignment: LostAssignment | null;
  readonly state: QueueState;
  readonly messages: readonly ThreadMessage[];
  /** The reader's own draft of the answer, and of the other texts of the matter. */
  readonly draft: DraftView | null;
  readonly drafts: Readonly<Partial<Record<DraftField, DraftView>>>;
  /** Prepared for a doctor: what waits for one, and what became of the reader's own. */
  readonly prepared: readonly PreparedView[];
  /** Written on this machine and not handed over yet by those who may not sign; empty for a reader who may not sign either. */
  readonly draftsOfOthers: readonly { readonly authorName: string; readonly text: string; readonly savedAt: string }[];
  readonly claim: ClaimView | null;
  readonly held: HeldView | null;
  readonly lostClaim: LostClaim | null;
  readonly openedBy: OpenedBy | null;
  /** It is urgent, and no contact with the patient has been written down: no answer may be sent yet. */
  readonly needsContact: boolean;
  readonly conflict: AnswerConflict | null;
  /** How it was ended, where that was not by an answer. */
  readonly ending: Ending | null;
  /** What the person signed in may do here, and what only prepare for someone else (a doctor signs). */
  readonly may: readonly ThreadAct[];
  readonly prepares: readonly ThreadAct[];
  /** May «take» it now: it waits, and nobody has taken it. */
  readonly mayClaim: boolean;
  /** The reader has taken it, and can let it go. */
  readonly mayRelease: boolean;
  /** How far a release has come that the portal has not heard of yet; null where there is none. */
  readonly releasing: Delivery | null;
  readonly today: string;
};
