import { assertNever } from '../../lib/assertNever.ts';

/** A pending step of an outbox entry: to mark the matter as answered by the entry, to deliver the answer, or to close. */
export type PendingStep = {
  readonly entryId: string;
  readonly does: 'reserve' | 'deliver' | 'close';
};

/** The matter as it is known now. `answeredBy` is the entry whose answer holds it. */
export type MatterNow = {
  readonly answeredBy: string | null;
  readonly completed: boolean;
};

/**
 * What to do with a pending step now that the matter looks like this.
 *
 * - `done`: the request had been carried out, and only its reply was lost.
 * - `send`: go on.
 * - `ask-the-rule`: nobody's answer holds the matter; the rule of the act decides with what is known now.
 * - `overtaken`: somebody else's answer holds it, so the first at the portal has won and a person must decide.
 */
export type Meeting = 'done' | 'send' | 'ask-the-rule' | 'overtaken';

export function meet(step: PendingStep, matter: MatterNow): Meeting {
  const ours = matter.answeredBy === step.entryId;
  switch (step.does) {
    case 'reserve':
      // Nobody's answer holds it, or somebody's: the rule knows whether a new one may still be given.
      return ours ? 'done' : 'ask-the-rule';
    case 'deliver':
      return ours ? 'send' : 'overtaken';
    case 'close':
      if (!ours) return 'overtaken';
      return matter.completed ? 'done' : 'send';
    default:
      return assertNever(step.does);
  }
}
