import type { DraftField } from '../../domain/eConsultation/draft.ts';
import type { Delivery, DeliveryProblem } from '../../domain/sync/delivery.ts';
import type { ShownEntryKind } from '../../domain/sync/entryKind.ts';
import type { LineFault } from '../../domain/sync/lineFault.ts';
import type { PortalFault } from '../../domain/sync/portalFault.ts';
import type { WorkKind } from '../../domain/work/workKind.ts';
import type { StoreFault } from '../reply.ts';

export type Connection =
  | { readonly state: 'connected'; readonly since: string }
  /** `why`: what is wrong with the line; null where only an outbox entry met it. */
  | { readonly state: 'offline'; readonly since: string; readonly why: LineFault | null }
  | { readonly state: 'refused'; readonly since: string; readonly problem: DeliveryProblem }
  | { readonly state: 'not-a-portal'; readonly since: string; readonly missing: readonly string[] }
  /** A FHIR server on which one answer could overwrite another, or be delivered twice. */
  | { readonly state: 'unsafe'; readonly since: string; readonly faults: readonly PortalFault[] }
  /** The settings file is missing, or a field in it is wrong (`field` is '' for the whole file). */
  | { readonly state: 'not-set-up'; readonly file: string; readonly field: string; readonly problem: string }
  | { readonly state: 'starting' };

/**
 * Whether it is known which Organization of the portal's the surgery is: by its settings, or because it is the only one.
 * `none`: the portal has none, or none has come. `not-found`: the one that the settings name is not there.
 */
export type SurgeryKnown = 'known' | 'none' | 'several' | 'not-found';

export type SyncState = {
  readonly surgery: SurgeryKnown;
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
  /** Resource types that the portal has and will not show to the surgery. */
  readonly withheld: readonly string[];
  /** Minutes that this machine's clock is ahead of the portal's (negative: behind); null within two minutes. */
  readonly clockMinutesAhead: number | null;
  /** The same in seconds, where a sign-in was refused that a clock half a minute off may be the reason of; else null. */
  readonly clockSecondsAhead: number | null;
  /** Why something could not be written to this machine's disk just now; null when all is well. */
  readonly storeFault: StoreFault | null;
};

export type OutboxRow = {
  readonly entryId: string;
  /** The reader may not look: nothing of whom or what it is about. */
  readonly blocked: boolean;
  readonly kind: ShownEntryKind;
  readonly taskId: string;
  /** What it is about, which decides where it is opened. */
  readonly matter: WorkKind;
  readonly patientName: string;
  readonly subject: string;
  readonly authorName: string;
  readonly delivery: Delivery;
  /** Nothing of it has left, or it was refused before anything had. */
  readonly mayWithdraw: boolean;
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

/** A text of the reader's own that no matter shows: the portal has put another patient in its matter, or taken it away. */
export type StrayText = {
  readonly taskId: string;
  readonly patientId: string;
  /** For whom it was written; empty where that patient has kept the reader from looking, as is then the text. */
  readonly patientName: string;
  readonly blocked: boolean;
  readonly field: DraftField;
  readonly text: string;
  readonly savedAt: string;
  readonly why: 'other-patient' | 'matter-gone';
};

export type SyncDetails = {
  readonly outbox: readonly OutboxRow[];
  readonly strays: readonly StrayText[];
  readonly quarantine: readonly QuarantineRow[];
};
