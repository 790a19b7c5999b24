import type { Brand } from '../../lib/brand.ts';
import type { Contact, Reach } from '../eConsultation/eConsultation.ts';
import type { PatientId, PractitionerId } from '../identity/ids.ts';

export type MessageId = Brand<string, 'MessageId'>;

export const MESSAGE_STATUSES = ['new', 'opened', 'in-progress', 'answered', 'closed'] as const;

export const RIGHT_CHANNELS = ['e-consultation', 'booking', 'prescription-renewal'] as const;
/** Where something belongs that came as a message to the surgery by mistake. */
export type RightChannel = (typeof RIGHT_CHANNELS)[number];

/** Where a message stands; the words are those of the e-consultation, and so is how they follow FHIR's `Task`. */
export type MessageState =
  | { readonly status: 'new' }
  | { readonly status: 'opened' }
  | { readonly status: 'in-progress'; readonly reservedBy: PractitionerId }
  | { readonly status: 'answered'; readonly by: PractitionerId; readonly at: number; readonly text: string }
  /** `by`: null when nobody at the surgery closed it. */
  | {
      readonly status: 'closed';
      readonly by: PractitionerId | null;
      readonly at: number;
      readonly how: MessageClosing;
    };

export type MessageClosing =
  /** The patient is sent the standard words of the channel, in the texts; nobody writes anything of their own. */
  | { readonly type: 'WrongChannel'; readonly use: RightChannel }
  | { readonly type: 'Contacted'; readonly contact: Contact }
  /** By the patient, in error, or in a way that this surgery does not know. */
  | { readonly type: 'EndedElsewhere' };

/**
 * A message to the surgery (e-kontakt): about parking, opening hours, papers. Never about someone's health
 * (Helsenorge, «Kontakt legekontoret»).
 */
export type Message = {
  readonly id: MessageId;
  readonly patient: PatientId;
  /** Milliseconds since 1970 (UTC). */
  readonly receivedAt: number;
  readonly assignedTo: PractitionerId | null;
  /** Someone has written about something that cannot wait, in the wrong place. */
  readonly urgent: boolean;
  readonly contacts: readonly Contact[];
  readonly reach: Reach;
  readonly state: MessageState;
};
