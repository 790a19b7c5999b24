import { COMMUNICATION_KINDS } from '../../../shared/fhir/codes.ts';
import { isSaid } from '../../../shared/fhir/said.ts';
import { schemas } from '../../../shared/fhir/schemas.ts';
import { ABOUT_ITS_PATIENT } from './messagesOf.ts';
import type { Db } from './open.ts';
import { prepared } from './prepared.ts';
import { speakerIn } from './speaker.ts';

export const SAID = `
  SELECT json, (SELECT matter.patient FROM resource AS matter WHERE matter.num = resource.parent) AS patient FROM resource WHERE parent = ? AND kind = ${COMMUNICATION_KINDS.indexOf('e-consultation')} AND json IS NOT NULL
    AND ${ABOUT_ITS_PATIENT}`;

/** Whether someone at the surgery has written to the patient in a matter (`task` is its num). */
export function hasBeenAnswered(db: Db, task: number): boolean {
  const said = prepared(db, SAID).all(task) as { json: string; patient: number | null }[];
  return said.some(({ json, patient }) => {
    const message = schemas.Communication.safeParse(JSON.parse(json));
    return message.success && isSaid(message.data) && speakerIn(db, message.data, patient ?? 0) === 'surgery';
  });
}
