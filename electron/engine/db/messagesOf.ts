import { typeNumber } from '../../../shared/fhir/resourceTypes.ts';
import { schemas, type CommunicationResource } from '../../../shared/fhir/schemas.ts';
import type { Db } from './open.ts';
import { prepared } from './prepared.ts';

export const MESSAGES = `
  SELECT json FROM resource WHERE parent = ? AND type = ${typeNumber('Communication')} AND json IS NOT NULL`;

/** Everything said in a matter (`task` is its num) that the portal has given and that can be read, in no order. */
export function messagesOf(db: Db, task: number): readonly CommunicationResource[] {
  return (prepared(db, MESSAGES).pluck().all(task) as string[]).flatMap((json) => {
    const message = schemas.Communication.safeParse(JSON.parse(json));
    return message.success ? [message.data] : [];
  });
}
