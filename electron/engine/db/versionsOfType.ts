import { typeNumber, type ResourceType } from '../../../shared/fhir/resourceTypes.ts';
import { unpackId } from './fhirId.ts';
import type { Db } from './open.ts';
import { prepared } from './prepared.ts';

const VERSIONS = 'SELECT fhir_id AS id, version FROM resource WHERE type = ? AND json IS NOT NULL';

/** The id and version of every resource of a type that is here with its content. */
export function versionsOfType(db: Db, type: ResourceType): ReadonlyMap<string, string> {
  const rows = prepared(db, VERSIONS).all(typeNumber(type)) as { id: Buffer | string; version: string }[];
  return new Map(rows.map(({ id, version }) => [unpackId(id), version]));
}
