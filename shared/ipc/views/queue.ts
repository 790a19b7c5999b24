import type { Delivery } from '../../domain/sync/delivery.ts';

/** What the screens are given: plain objects, dates as ISO text (`day`: yyyy-mm-dd in Norway; `instant`: UTC). */

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
  /** The reader may not look: the row has a due day and an owner, and nothing of whom or what it is about. */
  readonly blocked: boolean;
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
