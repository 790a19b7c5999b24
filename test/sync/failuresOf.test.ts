import { expect, test } from 'vitest';
import type { PortalReply } from '../../electron/engine/portal/client.ts';
import { failuresOf, onceMore } from '../../electron/engine/sync/failuresOf.ts';
import { summaryOf } from '../../electron/engine/sync/summaryOf.ts';
import type { DeliveryProblem } from '../../shared/domain/sync/delivery.ts';
import { settle } from '../../shared/domain/sync/settle.ts';

const answer = (status: number): PortalReply => ({
  type: 'reply',
  status,
  body: null,
  etag: null,
  retryAfter: null,
  date: null,
});

/** What is decided about each of the answers, one after the other. `counted`: they are answers to attempts. */
function decided(statuses: readonly number[], counted: boolean) {
  let attempts = 0;
  let problem: DeliveryProblem | null = null;
  return statuses.map((status) => {
    const reply = answer(status);
    const decision = settle('update', summaryOf(reply), failuresOf({ attempts, problem }, reply), 0);
    if (counted) attempts += 1;
    if ('problem' in decision) problem = onceMore(problem, decision.problem);
    return decision.type === 'Retry' ? decision.after : decision.type;
  });
}

const times = (count: number, status: number) => Array.from({ length: count }, () => status);

test.each([true, false])(
  '400 ends with a question to a person, whether attempts are counted or not (%s)',
  (counted) => {
    expect(decided(times(7, 400), counted)).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 'Rejected']);
  },
);

test('a 400 after the portal was away for long is the first one', () => {
  expect(decided([...times(9, 503), ...times(6, 400)], true).at(-1)).toBe(32_000);
  expect(decided([...times(5, 400), 500, ...times(6, 400)], true).at(-1)).toBe(32_000);
});

test('a portal that is broken for what is read first is asked more and more seldom, as for what is sent', () => {
  expect(decided(times(9, 500), false).at(-1)).toBe(150_000);
});
