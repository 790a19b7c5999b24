import type { ResourceType } from '../../../shared/fhir/resourceTypes.ts';
import { RESOURCE_TYPES, typeNumber } from '../../../shared/fhir/resourceTypes.ts';
import { packId, unpackId } from './fhirId.ts';
import type { Db } from './open.ts';
import { prepared } from './prepared.ts';
import type { Reference } from '../../../shared/fhir/reference.ts';

/** Why something that is here should go: the portal has deleted it, or does not let this surgery see it any more. */
export type WhyErased = 'deleted' | 'not-ours';

/** Something that waits for a person to say that it is to be erased here too; `since` in ms. */
export type WaitingErasure = {
  readonly type: ResourceType;
  readonly id: string;
  readonly why: WhyErased;
  readonly since: number;
};

const PUT =
  'INSERT INTO erasure (type, fhir_id, why, since) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET why = excluded.why';
const ONE = 'SELECT 1 FROM erasure WHERE type = ? AND fhir_id = ?';
const ALL = 'SELECT type, fhir_id, why, since FROM erasure ORDER BY since, type, fhir_id';
const REMOVE = 'DELETE FROM erasure WHERE type = ? AND fhir_id = ?';

type Row = { type: number; fhir_id: Buffer | string; why: WhyErased; since: number };

export function waitForErasure(db: Db, { type, id }: Reference, why: WhyErased, now: number): void {
  prepared(db, PUT).run(typeNumber(type), packId(id), why, now);
}

export function isWaitingForErasure(db: Db, { type, id }: Reference): boolean {
  return prepared(db, ONE).get(typeNumber(type), packId(id)) !== undefined;
}

/** It has been erased, or is at the portal again. */
export function waitNoMore(db: Db, { type, id }: Reference): void {
  prepared(db, REMOVE).run(typeNumber(type), packId(id));
}

/** What waits, the longest first. */
export function waitingErasures(db: Db): readonly WaitingErasure[] {
  return (prepared(db, ALL).all() as Row[]).flatMap(({ type, fhir_id: id, why, since }) => {
    const known = RESOURCE_TYPES[type];
    return known === undefined ? [] : [{ type: known, id: unpackId(id), why, since }];
  });
}
