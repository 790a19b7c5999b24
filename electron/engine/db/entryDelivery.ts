import type { Delivery, DeliveryProblem } from '../../../shared/domain/sync/delivery.ts';
import type { Db } from './open.ts';
import { deliveryOf, type ForDelivery } from './deliveryOf.ts';
import { prepared } from './prepared.ts';

const STANDING = `
  SELECT author, created, state, attempts, not_before AS notBefore, problem, settled FROM outbox WHERE seq = ?`;

/** An entry by its seq as a list shows it; null for one that has been forgotten. `author` is a num, `created` in ms. */
export function entryDelivery(db: Db, seq: number): { author: number; created: number; delivery: Delivery } | null {
  type Standing = Omit<ForDelivery, 'problem'> & { readonly author: number; readonly problem: string | null };
  const row = prepared(db, STANDING).get(seq) as Standing | undefined;
  if (row === undefined) return null;
  const problem = row.problem === null ? null : (JSON.parse(row.problem) as DeliveryProblem);
  return { author: row.author, created: row.created, delivery: deliveryOf({ ...row, problem }) };
}
