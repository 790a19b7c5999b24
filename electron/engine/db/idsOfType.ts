import { typeNumber, type ResourceType } from '../../../shared/fhir/resourceTypes.ts';
import { unpackId } from './fhirId.ts';
import type { Db } from './open.ts';
import { prepared } from './prepared.ts';

const IDS = 'SELECT fhir_id FROM resource WHERE type = ? AND json IS NOT NULL';

/** The ids of every resource of a type that is here with its content. */
export function idsOfType(db: Db, type: ResourceType): readonly string[] {
  return (prepared(db, IDS).pluck().all(typeNumber(type)) as (Buffer | string)[]).map(unpackId);
}
