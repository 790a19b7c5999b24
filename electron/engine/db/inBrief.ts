import { typeNumber } from '../../../shared/fhir/resourceTypes.ts';
import type { Reference } from '../../../shared/fhir/reference.ts';
import { packId } from './fhirId.ts';
import type { Db } from './open.ts';
import { prepared } from './prepared.ts';

export const IN_BRIEF = 'SELECT num, patient, json FROM resource WHERE type = ? AND fhir_id = ?';

/** A resource as far as the queue asks about it, which is made while resources are written; `patient` is a num. */
export type InBrief = { readonly num: number; readonly patient: number | null; readonly json: string | null };

/** A resource by its reference; null when nothing has named it. */
export function inBrief(db: Db, { type, id }: Reference): InBrief | null {
  return (prepared(db, IN_BRIEF).get(typeNumber(type), packId(id)) as InBrief | undefined) ?? null;
}
