import rules from '../../../resources/rules/eConsultation.json' with { type: 'json' };
import { osloDate, type Temporal } from '../../lib/time.ts';
import { err, ok, type Result } from '../../lib/result.ts';
import { valueOn } from '../configuration/datedValues.ts';
import type { PractitionerId } from '../identity/ids.ts';
import type { EConsultation } from './eConsultation.ts';
import { type Actor, type AlreadyClosed, whyEnded } from './gates.ts';
import { type NotYourRole, whyNotThisRole } from './whoMay.ts';

/** Who has a matter: taken it, or an answer of theirs is on its way. `since` in ms (UTC). */
export type Holder = {
  readonly by: PractitionerId;
  readonly as: 'claim' | 'answer';
  readonly since: number;
  /** The answer stands in this machine's own outbox, from where it goes on. */
  readonly isFromHere: boolean;
};

const MS_A_MINUTE = 60_000;

/**
 * From when on a colleague may take a matter over (ms, UTC). A workstation that never comes back must not keep a
 * patient waiting: an answer is three requests that follow each other, so a reservation soon means that the line broke;
 * whoever has taken a matter is given longer. The minutes are the surgery's own.
 */
export function mayTakeOverFrom(holder: Holder, now: Temporal.Instant): number {
  const name = holder.as === 'claim' ? 'takeOverClaimAfterMinutes' : 'takeOverAnswerAfterMinutes';
  return holder.since + valueOn(rules, name, osloDate(now)) * MS_A_MINUTE;
}

/** Whether a matter is held from where someone cannot let go of it: by a colleague, or by one's own other machine. */
export function isHeldElsewhere(holder: Holder, by: PractitionerId): boolean {
  return holder.by !== by || (holder.as === 'answer' && !holder.isFromHere);
}

/**
 * Someone takes over a matter from a colleague who has it and has not been heard of, or from a machine of one's own
 * that does not send what was written on it. Everyone who works with patients may; what had been written stays its
 * author's. Refused before its time, and when there is nobody to take it from.
 */
export function takeOver(
  eConsultation: EConsultation,
  holder: Holder | null,
  actor: Actor,
  now: Temporal.Instant,
): Result<EConsultation, TakeOverRefused> {
  const refused = whyEnded(eConsultation) ?? whyNotThisRole(actor.role, 'takeOverMatter');
  if (refused) return err(refused);
  if (holder === null || !isHeldElsewhere(holder, actor.by)) return err({ type: 'NobodyHasIt' });
  const from = mayTakeOverFrom(holder, now);
  if (now.epochMilliseconds < from) return err({ type: 'TooEarlyToTakeOver', from });
  return ok({ ...eConsultation, assignedTo: actor.by, state: { status: 'opened' } });
}

export type TakeOverRefused =
  | AlreadyClosed
  | NotYourRole
  | { readonly type: 'NobodyHasIt' }
  /** `from` in ms (UTC). */
  | { readonly type: 'TooEarlyToTakeOver'; readonly from: number };
