import type { DeliveryProblem } from '../../../shared/domain/sync/delivery.ts';
import { settle } from '../../../shared/domain/sync/settle.ts';
import type { PortalReply } from '../portal/client.ts';
import { summaryOf } from './summaryOf.ts';

/** What is wrong with a reply that brought no page. */
export function problemOf(reply: PortalReply): DeliveryProblem {
  const decision = settle('create', summaryOf(reply), 0, 0);
  return 'problem' in decision ? decision.problem : { kind: 'unexpected-answer', status: null, detail: null };
}

/** Whether a problem is the line's or the sign-in's, so that nothing else need be tried either. */
export function stopsEverything({ kind }: DeliveryProblem): boolean {
  return kind === 'no-network' || kind === 'sign-in-needed' || kind === 'unexpected-answer';
}
