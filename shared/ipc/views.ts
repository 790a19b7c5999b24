import type { ContactWay } from '../domain/eConsultation/eConsultation.ts';
import type { Delivery, DeliveryProblem } from '../domain/sync/delivery.ts';
import type { ShownEntryKind } from '../domain/sync/entryKind.ts';
import type { StoreFault } from './reply.ts';
import type { Role } from '../domain/access/role.ts';

/** What the screens are given: plain objects, dates as ISO text (`day`: yyyy-mm-dd in Norway; `instant`: UTC). */

export type StaffMember = { readonly practitionerId: string; readonly name: string; readonly role: Role };

export type Session = StaffMember & { readonly surgeryName: string };

export type QueueState = 'open' | 'in-progress' | 'answered' | 'closed';

/** A colleague has the matter open, as far as anyone has said; after `until` it says nothing. */
export type OpenedBy = { readonly name: string; readonly since: string; readonly until: string };

/** Who has taken the matter. `delivery` stands with an own «take» that the portal has not acknowledged yet. */
export type ClaimView = {
  readonly name: string;
  readonly since: string;
  readonly isMine: boolean;
  readonly delivery: Delivery | null;
};

export type QueueRow = {
  readonly taskId: string;
  readonly patientName: string;
  /** The day the patient was born; null when the portal has not said. Age is counted on the screen from today. */
  readonly birthDay: string | null;
  /** The name of who writes on the patient's behalf; null when the patient writes. */
  readonly writtenBy: string | null;
  readonly subject: string;
  /** The first words of the newest message. */
  readonly preview: string;
  readonly receivedAt: string;
  readonly dueDay: string;
  readonly urgent: boolean;
  readonly state: QueueState;
  readonly gpName: string | null;
  readonly ownerName: string | null;
  readonly assignedToMe: boolean;
  readonly claim: ClaimView | null;
  readonly openedBy: OpenedBy | null;
  readonly hasDraft: boolean;
  /** Who has prepared an answer for a doctor to sign, when the reader may sign. */
  readonly preparedBy: string | null;
  readonly delivery: Delivery | null;
};

export type QueuePage = {
  /** Sorted by due day, overdue first; `from` is the offset of the first row. */
  readonly rows: readonly QueueRow[];
  readonly from: number;
  readonly total: number;
  readonly overdue: number;
  readonly dueToday: number;
  /** The next due day after today, when something is open. */
  readonly nextDueDay: string | null;
  /** Today in Norway by this machine's clock. */
  readonly today: string;
};

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

export type Connection =
  | { readonly state: 'connected'; readonly since: string }
  | { readonly state: 'offline'; readonly since: string }
  | { readonly state: 'refused'; readonly since: string; readonly problem: DeliveryProblem }
  | { readonly state: 'not-a-portal'; readonly since: string; readonly missing: readonly string[] }
  /** The settings file is missing, or a field in it is wrong (`field` is '' for the whole file). */
  | { readonly state: 'not-set-up'; readonly file: string; readonly field: string; readonly problem: string }
  | { readonly state: 'starting' };

export type SyncState = {
  readonly connection: Connection;
  readonly portalAddress: string;
  /** When everything had last been asked for and applied, by this machine's clock; null before the first time. */
  readonly lastSynced: string | null;
  /** The first load; null once it has been completed. `expected` and `secondsLeft` are null where the portal gives no count. */
  readonly firstLoad: {
    readonly perType: readonly {
      readonly type: string;
      readonly count: number;
      readonly expected: number | null;
      readonly done: boolean;
    }[];
    readonly perSecond: number;
    readonly secondsLeft: number | null;
  } | null;
  readonly sending: { readonly done: number; readonly of: number } | null;
  /** Entries that wait to be sent, that need a person (conflict, rejected), and resources put aside as not understood. */
  readonly waiting: number;
  readonly needsYou: number;
  readonly quarantined: number;
  /** Minutes that this machine's clock is ahead of the portal's (negative: behind); null within two minutes. */
  readonly clockMinutesAhead: number | null;
  /** Why something could not be written to this machine's disk just now; null when all is well. */
  readonly storeFault: StoreFault | null;
};

export type OutboxRow = {
  readonly entryId: string;
  readonly kind: ShownEntryKind;
  readonly taskId: string;
  readonly patientName: string;
  readonly subject: string;
  readonly authorName: string;
  readonly delivery: Delivery;
};

export type QuarantineRow = {
  readonly resourceType: string;
  readonly resourceId: string | null;
  /** Which field was wrong, as a FHIR path. */
  readonly field: string;
  readonly problem: string;
  readonly since: string;
  /** The resource as it came, for support. */
  readonly raw: string;
};

export type SyncDetails = { readonly outbox: readonly OutboxRow[]; readonly quarantine: readonly QuarantineRow[] };

export type Preferences = {
  readonly language: 'nb' | 'nn' | 'en';
  readonly theme: 'light' | 'dark' | 'system';
};
