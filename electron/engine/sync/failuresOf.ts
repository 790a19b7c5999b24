import type { DeliveryProblem } from '../../../shared/domain/sync/delivery.ts';
import type { OutboxEntry } from '../db/outboxStore.ts';
import type { PortalReply } from '../portal/client.ts';

/**
 * How often an entry has failed before this reply: attempts at its request, and answers to what was read first, which are
 * no attempts. A 400 counts those that came in a row, for only they end in a question to a person: a portal that had been
 * busy or away before has not refused anything.
 */
export function failuresOf(
  { attempts, problem }: Pick<OutboxEntry, 'attempts' | 'problem'>,
  reply: PortalReply,
): number {
  const inARow = problem === null || problem.status === null ? 0 : (problem.times ?? 1);
  if (reply.type === 'reply' && reply.status === 400) return problem?.status === 400 ? inARow : 0;
  return Math.max(attempts, inARow);
}

/** The same problem once more, or another one. */
export function onceMore(before: DeliveryProblem | null, problem: DeliveryProblem): DeliveryProblem {
  const isSame = before !== null && problem.status !== null && before.status === problem.status;
  return isSame ? { ...problem, times: (before.times ?? 1) + 1 } : problem;
}
