import type { Delivery } from './delivery.ts';
import { entryRules, type EntryKind } from './entryKind.ts';

type Standing = {
  readonly kind: EntryKind;
  readonly state: Delivery['state'];
  readonly attempts: number;
  /** The place of the next of its requests. */
  readonly step: number;
  /** The place of the request that delivers its text; null for one that delivers none. */
  readonly text: number | null;
};

/**
 * Whether an entry can be taken back. One that was refused always can: what it had done is undone, and a text that is with
 * the patient stays there. One that waits can while nothing of it has left; where it can be undone, as long as its text
 * cannot have left.
 */
export function mayWithdraw({ kind, state, attempts, step, text }: Standing): boolean {
  if (state === 'rejected') return true;
  if (state !== 'queued') return false;
  // At its first request after an attempt it may be one that was salvaged, and of that anything may have been carried out.
  if (step === 0) return attempts === 0;
  if (entryRules[kind].does !== 'answer' || text === null) return false;
  return step < text || (step === text && attempts === 0);
}
