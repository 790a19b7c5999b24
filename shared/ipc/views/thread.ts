import type { ContactWay } from '../../domain/eConsultation/eConsultation.ts';
import type { Delivery } from '../../domain/sync/delivery.ts';
import type { ClaimView, OpenedBy, QueueState } from './queue.ts';

export type ThreadMessage = {
  readonly id: string;
  /** The outbox entry, for what was written on this machine. */
  readonly entryId: string | null;
  readonly kind: 'patient' | 'answer' | 'internal';
  /** An internal note that a contact with the patient has taken place: how. */
  readonly contactWay: ContactWay | null;
  readonly authorName: string;
  readonly sentAt: string;
  readonly text: string;
  /** Only for what was written here; null for what came from the portal. */
  readonly delivery: Delivery | null;
};

/** An own «take» that came to nothing: a colleague has it, it had ended, or the portal would not. */
export type LostClaim =
  | { readonly at: string; readonly why: 'taken'; readonly name: string; readonly takenAt: string }
  | { readonly at: string; readonly why: 'ended' | 'refused' };

/** Somebody else's answer reached the portal first: both texts, nothing lost. */
export type AnswerConflict = {
  readonly entryId: string;
  /** Whether the person signed in wrote `mine`. */
  readonly isMine: boolean;
  readonly mine: { readonly text: string; readonly at: string; readonly authorName: string };
  /** `text` is null until the other answer itself has been pulled. */
  readonly theirs: { readonly text: string | null; readonly at: string | null; readonly authorName: string | null };
};

export type EConsultationThread = {
  readonly taskId: string;
  readonly subject: string;
  readonly patientName: string;
  readonly birthDay: string | null;
  readonly writtenBy: string | null;
  readonly gpName: string | null;
  readonly ownerName: string | null;
  readonly receivedAt: string;
  readonly dueDay: string;
  readonly urgent: boolean;
  readonly state: QueueState;
  readonly messages: readonly ThreadMessage[];
  readonly draft: { readonly text: string; readonly savedAt: string } | null;
  /** Prepared on this machine by those who may not sign; empty for a reader who may not sign either. */
  readonly draftsOfOthers: readonly { readonly authorName: string; readonly text: string; readonly savedAt: string }[];
  readonly claim: ClaimView | null;
  readonly lostClaim: LostClaim | null;
  readonly openedBy: OpenedBy | null;
  /** It is urgent, and no contact with the patient has been written down: no answer may be sent yet. */
  readonly needsContact: boolean;
  readonly conflict: AnswerConflict | null;
  /** May the person signed in send an answer, or only prepare one (a doctor signs)? */
  readonly mayAnswer: boolean;
  /** May «take» it now: it waits, and nobody has taken it. */
  readonly mayClaim: boolean;
  readonly mayDocumentContact: boolean;
  readonly today: string;
};
