import type { OtherChannel, UnsuitableReason } from './eConsultation.ts';

/** How a matter is ended other than by an answer, in words that travel; the text itself stands in the thread. */
export type Ending =
  | { readonly code: 'wrong-channel'; readonly use: OtherChannel }
  | { readonly code: 'must-come-in' }
  | { readonly code: 'not-suitable'; readonly reason: UnsuitableReason }
  | { readonly code: 'contacted' };
