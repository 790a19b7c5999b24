import type { RightChannel } from '../../domain/message/message.ts';
import type { EConsultationThread } from './thread.ts';

/** A message to the surgery with its thread: what an e-consultation shows, and what is a message's own. */
export type MessageThread = EConsultationThread & {
  /** What the patient will be sent by «feil kanal», in the patient's language. */
  readonly wrongChannel: Readonly<Record<RightChannel, string>>;
  /** The GP whom it can be forwarded to; null when that is the reader, or works elsewhere, or has it already. */
  readonly forwardTo: string | null;
};
