import type { RightChannel } from '../message/message.ts';
import type { OtherChannel, UnsuitableReason } from './eConsultation.ts';

/**
 * How an e-consultation or a message is ended other than by an answer, in words that travel; the text itself stands in
 * the thread. A message is ended by `wrong-channel` and `contacted` alone.
 */
export type Ending =
  | { readonly code: 'wrong-channel'; readonly use: OtherChannel | RightChannel }
  | { readonly code: 'must-come-in' }
  | { readonly code: 'not-suitable'; readonly reason: UnsuitableReason }
  | { readonly code: 'contacted' };
