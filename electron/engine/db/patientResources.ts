import type { Json } from '../../../shared/fhir/json.ts';
import { typeNumber, type ResourceType } from '../../../shared/fhir/resourceTypes.ts';
import type { Db } from './open.ts';
import { prepared } from './prepared.ts';

export const OF_PATIENT = 'SELECT json FROM resource WHERE patient = ? AND type = ? AND json IS NOT NULL ORDER BY at';
const OF_TYPE = 'SELECT json FROM resource WHERE type = ? AND json IS NOT NULL';

/** Every resource of a type that is about a patient (a num), oldest first. */
export function resourcesOfPatient(db: Db, patient: number, type: ResourceType): readonly Json[] {
  return (prepared(db, OF_PATIENT).pluck().all(patient, typeNumber(type)) as string[]).map(toJson);
}

/** Every resource of a type of which a surgery has a handful. */
export function resourcesOfType(db: Db, type: ResourceType): readonly Json[] {
  return (prepared(db, OF_TYPE).pluck().all(typeNumber(type)) as string[]).map(toJson);
}

export function toJson(text: string): Json {
  return JSON.parse(text) as Json;
}
