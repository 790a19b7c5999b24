import { assertNever } from '../../lib/assertNever.ts';

/** A pending step of an outbox entry. `by` is the Practitioner whose act it is. */
export type PendingStep =
  /**
   * To mark the matter as answered by the entry, by `by`. When its author saw it `from` had taken it, and the answer of
   * the entry `after` stood in it; null: nobody had, and none did. `asked` is when the question had come that it answers
   * (ms, UTC).
   */
  | {
      readonly does: 'reserve';
      readonly entryId: string;
      readonly by: string;
      readonly from: string | null;
      readonly after: string | null;
      readonly asked: number | null;
    }
  /** To deliver the answer. */
  | { readonly does: 'deliver'; readonly entryId: string }
  /**
   * To close. `tellsHow`: it was not ended by an answer, and the close says how. `isAll`: nothing has been delivered
   * before it, so the close itself is what the rule decides about.
   */
  | { readonly does: 'close'; readonly entryId: string; readonly tellsHow: boolean; readonly isAll?: boolean }
  /** To add a text that nothing can overtake: an addition, or a contact that has taken place. */
  | { readonly does: 'note' }
  /** To prepare an answer to a question that had come when it was written, at `at` (ms, UTC). */
  | { readonly does: 'prepare'; readonly at: number }
  /** To take the matter. */
  | { readonly does: 'claim'; readonly by: string }
  /** To let go of the matter that `by` had taken `since` (ms, UTC). */
  | { readonly does: 'release'; readonly by: string; readonly since: number }
  /** To take the matter over from `from`, which held it when its author saw it: `answer` and its entry, or another text. */
  | { readonly does: 'take-over'; readonly by: string; readonly from: string }
  /** To put the matter on another desk than `from`, on which its author saw it. Desks are texts that tell them apart. */
  | { readonly does: 'assign'; readonly from: string; readonly to: string }
  /** To mark the matter as urgent, or to call the urgency off. */
  | { readonly does: 'priority'; readonly urgent: boolean }
  /** To say that somebody has it open, since an instant (ms). */
  | { readonly does: 'mark'; readonly by: string; readonly since: number };

/** The matter as it is known now. */
export type MatterNow = {
  /** The entry whose answer holds it. */
  readonly answeredBy: string | null;
  /** When the question came that waits now, or was ended last (ms, UTC). */
  readonly asked: number | null;
  readonly completed: boolean;
  /** It says how it was ended, where that was not by an answer. */
  readonly tellsHow: boolean;
  /** The entries whose answers held it until someone took it over. */
  readonly takenOver: readonly string[];
  /** An answer is on its way: the entry in `answeredBy` holds it. */
  readonly reserved: boolean;
  /** What holds it. */
  readonly holder: string;
  /** On whose desk it lies. */
  readonly desk: string;
  readonly urgent: boolean;
  /** Who has taken it. */
  readonly claimedBy: string | null;
  /** When (ms, UTC); null where nobody has. */
  readonly claimedAt: number | null;
  readonly opened: { readonly by: string; readonly since: number } | null;
};

/**
 * What to do with a pending step now that the matter looks like this.
 *
 * - `done`: the request had been carried out, and only its reply was lost.
 * - `send`: go on.
 * - `ask-the-rule`: nobody else's act holds the matter; the rule of the act decides with what is known now.
 * - `overtaken`: somebody else's act holds it, so the first at the portal has won.
 */
export type Meeting = 'done' | 'send' | 'ask-the-rule' | 'overtaken';

/** A portal may keep whole seconds only (ms). */
const CLOCK_STEP = 1_000;

export function meet(step: PendingStep, matter: MatterNow): Meeting {
  switch (step.does) {
    case 'reserve':
      if (matter.answeredBy === step.entryId) return 'done';
      if (matter.takenOver.includes(step.entryId) || changedHands(step, matter.claimedBy)) return 'overtaken';
      // Somebody else has ended the question that was answered, and the patient has asked another one since.
      if (step.asked !== null && matter.asked !== null && matter.asked > step.asked) return 'overtaken';
      // By entry and not by person: a doctor at two desks would otherwise send two answers. The answer that stood there
      // when the patient opened the matter again, and this one was written, holds nothing.
      if (matter.answeredBy === null) return 'ask-the-rule';
      return matter.reserved || matter.completed || matter.answeredBy !== step.after ? 'overtaken' : 'ask-the-rule';
    case 'deliver':
      if (matter.answeredBy !== step.entryId) return 'overtaken';
      // Ended by our answer: a colleague closed it for us, since the text is with the patient.
      return matter.completed ? 'send' : 'ask-the-rule';
    case 'close':
      // Our answer is with the patient. Where somebody else has the matter by now, closing it is theirs; so is what the
      // patient has opened again. A colleague who closed it for us did not know how it was ended.
      if (matter.answeredBy !== step.entryId) return 'done';
      if (matter.reserved) return step.isAll === true ? 'ask-the-rule' : 'send';
      return matter.completed && step.tellsHow && !matter.tellsHow ? 'send' : 'done';
    case 'note':
      return 'send';
    case 'prepare':
      // Somebody answers or has answered, or the patient has asked something else since.
      if (matter.reserved || matter.completed) return 'overtaken';
      return matter.asked !== null && matter.asked > step.at ? 'overtaken' : 'send';
    case 'claim':
      if (matter.claimedBy === null) return 'ask-the-rule';
      return matter.claimedBy === step.by ? 'done' : 'overtaken';
    case 'release':
      // What its author has taken once more, at another machine, is not let go of by what was said before.
      return matter.claimedBy === step.by && (matter.claimedAt ?? 0) <= step.since + CLOCK_STEP ? 'send' : 'done';
    case 'take-over':
      if (matter.claimedBy === step.by) return 'done';
      // The answer to be taken over had reached the patient: the matter is closed, and nothing else is missing.
      if (matter.completed && step.from === `answer ${matter.answeredBy}`) return 'done';
      return matter.holder === step.from ? 'ask-the-rule' : 'overtaken';
    case 'assign':
      if (matter.desk === step.to) return 'done';
      return matter.desk === step.from ? 'ask-the-rule' : 'overtaken';
    case 'priority':
      return matter.urgent === step.urgent ? 'done' : 'ask-the-rule';
    case 'mark':
      return matter.opened?.by === step.by && matter.opened.since === step.since ? 'done' : 'ask-the-rule';
    default:
      return assertNever(step);
  }
}

/**
 * Whoever had taken the matter when the answer was written has it no more, and a third one has. A claim of what nobody
 * had taken does not count: it holds nobody back from answering.
 */
function changedHands({ by, from }: Extract<PendingStep, { does: 'reserve' }>, claimedBy: string | null): boolean {
  return from !== null && claimedBy !== null && claimedBy !== from && claimedBy !== by;
}
