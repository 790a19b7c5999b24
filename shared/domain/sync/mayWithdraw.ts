import type { Delivery } from './delivery.ts';

type Standing = {
  readonly state: Delivery['state'];
  readonly attempts: number;
  /** The place of the next of its requests, and what each of them does. */
  readonly step: number;
  readonly steps: readonly { readonly do: string }[];
};

/**
 * Whether an entry can be taken back: while nothing of it has left, or when it was refused at the first attempt. After
 * more than one an earlier may have been carried out unheard, and a text that is with the patient stays there.
 */
export function mayWithdraw({ state, attempts, step, steps }: Standing): boolean {
  if (state === 'queued') return attempts === 0 && step === 0;
  if (state !== 'rejected' || attempts > 1) return false;
  return !steps.slice(0, step).some((one) => one.do === 'create');
}
