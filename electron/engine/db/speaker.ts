import { isObject } from '../../../shared/fhir/json.ts';
import { readReference, type Reference } from '../../../shared/fhir/reference.ts';
import { typeNumber } from '../../../shared/fhir/resourceTypes.ts';
import { type Speaker, speakerOf } from '../../../shared/fhir/said.ts';
import type { CommunicationResource } from '../../../shared/fhir/schemas.ts';
import { inBrief } from './inBrief.ts';
import type { Db } from './open.ts';
import { toJson } from './patientResources.ts';
import { prepared } from './prepared.ts';
import { isOfSurgery, surgeryOf } from './surgery.ts';

export const ROLES_OF = `
  SELECT json FROM resource WHERE owner = ? AND type = ${typeNumber('PractitionerRole')} AND json IS NOT NULL`;

/**
 * Who wrote a message of a patient's (a num): the patient's own side and this surgery's people, also those who have left
 * it. Another patient, what somebody is to another patient, and whoever works elsewhere alone, are others.
 */
export function speakerIn(db: Db, message: CommunicationResource, patient: number): Speaker {
  const speaker = speakerOf(message);
  const reference = readReference(message.sender?.reference ?? '');
  if (speaker === 'other' || reference === null) return 'other';
  if (speaker === 'patient') return isOfPatient(db, reference, patient) ? 'patient' : 'other';
  return worksElsewhere(db, reference) ? 'other' : 'surgery';
}

/** The patient, or someone who is somebody to the patient; of whom nothing is known yet can be. */
function isOfPatient(db: Db, reference: Reference, patient: number): boolean {
  const stored = inBrief(db, reference);
  if (reference.type === 'Patient') return stored?.num === patient;
  return stored === null || stored.patient === null || stored.patient === patient;
}

function worksElsewhere(db: Db, reference: Reference): boolean {
  const surgery = surgeryOf(db);
  const stored = inBrief(db, reference);
  if (surgery.is !== 'known' || stored === null) return false;
  const own = stored.json === null ? [] : [stored.json];
  const roles =
    reference.type === 'PractitionerRole' ? own : (prepared(db, ROLES_OF).pluck().all(stored.num) as string[]);
  const organizations = roles
    .map((json) => toJson(json)['organization'])
    .filter((one) => one === undefined || isObject(one));
  return roles.length > 0 && !organizations.some((one) => isOfSurgery(one, surgery));
}
