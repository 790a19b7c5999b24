import { typeNumber } from '../../../shared/fhir/resourceTypes.ts';
import { schemas, type CommunicationResource } from '../../../shared/fhir/schemas.ts';
import type { Db } from './open.ts';
import { prepared } from './prepared.ts';

/**
 * Of what is part of a matter: only what is about the matter's own patient. A message about another one can be put there
 * by mistake, and whoever may read this matter may not read theirs.
 */
export const ABOUT_ITS_PATIENT = `
  (resource.patient IS NULL
    OR resource.patient = (SELECT matter.patient FROM resource AS matter WHERE matter.num = resource.parent))`;

export const MESSAGES = `
  SELECT json FROM resource
  WHERE parent = ? AND type = ${typeNumber('Communication')} AND json IS NOT NULL AND ${ABOUT_ITS_PATIENT}`;

/** Everything said in a matter (`task` is its num) about its patient that the portal has given and that can be read, in no order. */
export function messagesOf(db: Db, task: number): readonly CommunicationResource[] {
  return (prepared(db, MESSAGES).pluck().all(task) as string[]).flatMap((json) => {
    const message = schemas.Communication.safeParse(JSON.parse(json));
    return message.success ? [message.data] : [];
  });
}
