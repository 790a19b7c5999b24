import type { Role } from '../../domain/access/role.ts';
import type { Delivery } from '../../domain/sync/delivery.ts';
import type { QueueState } from '../../domain/work/queueState.ts';
import type { WorkKind } from '../../domain/work/workKind.ts';

/** What the screens are given: plain objects, dates as ISO text (`day`: yyyy-mm-dd in Norway; `instant`: UTC). */

/** A colleague has the matter open, as far as anyone has said; after `until` it says nothing. */
export type OpenedBy = { readonly name: string; readonly since: string; readonly until: string };

/** Who has taken the matter. `delivery` stands with an own «take» that the portal has not acknowledged yet. */
export type ClaimView = {
  readonly name: string;
  readonly since: string;
  readonly isMine: boolean;
  readonly delivery: Delivery | null;
};

export type WorkRow = {
  /** The reader may not look: the row has a due day and an owner, and nothing of whom or what it is about. */
  readonly blocked: boolean;
  /** The id of its Task, or of its Appointment. */
  readonly id: string;
  readonly kind: WorkKind;
  /** The kind of its Task, as in TASK_KINDS; null for a booking. */
  readonly taskKind: string | null;
  readonly patientName: string;
  /** The day the patient was born; null when the portal has not said. Age is counted on the screen from today. */
  readonly birthDay: string | null;
  /** The name of who writes on the patient's behalf; null when the patient writes. */
  readonly writtenBy: string | null;
  readonly subject: string;
  /** The first words of the newest message; of a booking the patient's wish. */
  readonly preview: string;
  readonly receivedAt: string;
  /** Null where nobody has set a deadline for the kind. */
  readonly dueDay: string | null;
  readonly urgent: boolean;
  readonly state: QueueState;
  /** Of a booking: the time asked for. */
  readonly startsAt: string | null;
  readonly gpName: string | null;
  /** Whose desk it lies on: a person's, everybody's with a role, or (both null) the whole surgery's. */
  readonly ownerName: string | null;
  readonly team: Role | null;
  readonly assignedToMe: boolean;
  readonly claim: ClaimView | null;
  readonly openedBy: OpenedBy | null;
  readonly hasDraft: boolean;
  /** Who has prepared an answer for a doctor to sign, when the reader may sign. */
  readonly preparedBy: string | null;
  readonly delivery: Delivery | null;
};

export type WorkPage = {
  /** In the order asked for; `from` is the offset of the first row. */
  readonly rows: readonly WorkRow[];
  readonly from: number;
  /** How many the filter shows, how many of them are overdue and due today; of what was answered the last two are 0. */
  readonly total: number;
  readonly overdue: number;
  readonly dueToday: number;
  /** The next due day after today, when something shown waits. */
  readonly nextDueDay: string | null;
  /** What waits and the filter hides: what is overdue, and what is urgent without being overdue. */
  readonly hiddenOverdue: number;
  readonly hiddenUrgent: number;
  /** Today in Norway by this machine's clock. */
  readonly today: string;
};

/** What waits, whatever the filter; the kinds that the reader's role sees, in the order of WORK_KINDS. */
export type WorkCounts = {
  readonly kinds: readonly { readonly kind: WorkKind; readonly waiting: number; readonly overdue: number }[];
};

/** What is urgent and alerts the person signed in; `first` is the one that stands first in the queue. */
export type UrgentForMe = {
  readonly count: number;
  readonly first: { readonly kind: WorkKind; readonly id: string } | null;
};
