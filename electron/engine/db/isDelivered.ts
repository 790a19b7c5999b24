import { SYSTEM } from '../../../shared/fhir/codes.ts';
import { schemas } from '../../../shared/fhir/schemas.ts';
import { typeNumber } from '../../../shared/fhir/resourceTypes.ts';
import type { Db } from './open.ts';
import { prepared } from './prepared.ts';

export const WRITTEN = `
  SELECT json FROM resource WHERE parent = ? AND type = ${typeNumber('Communication')} AND json IS NOT NULL`;

/** Whether the text of an entry stands in the thread (`task` is the matter's num), whosever machine it came from. */
export function isDelivered(db: Db, task: number, entryId: string): boolean {
  return deliveredId(db, task, entryId) !== null;
}

/** The id of the Communication that brought the text of an entry; null when the thread does not have it. */
export function deliveredId(db: Db, task: number, entryId: string): string | null {
  for (const json of prepared(db, WRITTEN).pluck().all(task) as string[]) {
    const message = schemas.Communication.safeParse(JSON.parse(json));
    const identifiers = message.success ? (message.data.identifier ?? []) : [];
    const isIts = identifiers.some(({ system, value }) => system === SYSTEM.entry && value === entryId);
    if (message.success && isIts) return message.data.id;
  }
  return null;
}
