import { COMMUNICATION_KINDS } from '../../../shared/fhir/codes.ts';
import { isSaid, speakerOf } from '../../../shared/fhir/said.ts';
import { schemas } from '../../../shared/fhir/schemas.ts';
import { ABOUT_ITS_PATIENT } from './messagesOf.ts';
import type { Db } from './open.ts';
import { prepared } from './prepared.ts';

export const SAID = `
  SELECT json FROM resource WHERE parent = ? AND kind = ${COMMUNICATION_KINDS.indexOf('e-consultation')} AND json IS NOT NULL
    AND ${ABOUT_ITS_PATIENT}`;

/** Whether someone at the surgery has written to the patient in a matter (`task` is its num). */
export function hasBeenAnswered(db: Db, task: number): boolean {
  return (prepared(db, SAID).pluck().all(task) as string[]).some((json) => {
    const message = schemas.Communication.safeParse(JSON.parse(json));
    return message.success && isSaid(message.data) && speakerOf(message.data) === 'surgery';
  });
}
