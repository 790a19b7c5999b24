import type { DeliveryProblem } from '../../../shared/domain/sync/delivery.ts';
import { settle } from '../../../shared/domain/sync/settle.ts';
import type { PortalReply } from '../portal/client.ts';
import { summaryOf } from './summaryOf.ts';

/** What is wrong with a reply that brought no page. */
export function problemOf(reply: PortalReply): DeliveryProblem {
  const decision = settle('create', summaryOf(reply), 0, 0);
  return 'problem' in decision ? decision.problem : { kind: 'unexpected-answer', status: null, detail: null };
}
