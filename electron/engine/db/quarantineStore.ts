import type { ParseIssue } from '../../../shared/fhir/readResource.ts';
import type { ResourceType } from '../../../shared/fhir/resourceTypes.ts';
import { inBrief } from './inBrief.ts';
import type { Db } from './open.ts';
import { prepared } from './prepared.ts';

/** A resource put aside because we do not understand it; the page it came in went on. `since` in ms. */
export type Quarantined = {
  readonly type: string;
  readonly fhir_id: string;
  readonly field: string;
  readonly problem: string;
  readonly since: number;
  readonly raw: string;
};

const PUT = `
  INSERT INTO quarantine (type, fhir_id, field, problem, since, raw) VALUES (?, ?, ?, ?, ?, ?)
  ON CONFLICT (type, fhir_id) DO UPDATE SET field = excluded.field, problem = excluded.problem, raw = excluded.raw`;
const RELEASE = 'DELETE FROM quarantine WHERE type = ? AND fhir_id = ?';
const LIST = 'SELECT type, fhir_id, field, problem, since, raw FROM quarantine ORDER BY since LIMIT ?';
const IDS = "SELECT fhir_id FROM quarantine WHERE type = ? AND fhir_id <> ''";
const OF_TYPE = 'SELECT fhir_id, raw FROM quarantine WHERE type = ?';
const COUNT = 'SELECT count(*) FROM quarantine';

export function putAside(db: Db, issue: ParseIssue, raw: string, now: number): void {
  prepared(db, PUT).run(issue.type, issue.id ?? '', issue.field, issue.problem, now, raw);
}

/** A later version that we understand ends the quarantine of the one before. */
export function release(db: Db, type: string, id: string): void {
  prepared(db, RELEASE).run(type, id);
}

export function listQuarantined(db: Db, limit: number): readonly Quarantined[] {
  return prepared(db, LIST).all(limit) as Quarantined[];
}

/** The ids of what was put aside of a type, where it has one. */
export function quarantinedIds(db: Db, type: string): readonly string[] {
  return prepared(db, IDS).pluck().all(type) as string[];
}

/** How many of a type were put aside that name a patient (an id), and of which no older version is here. */
export function putAsideAbout(db: Db, type: ResourceType, patientId: string): number {
  const rows = prepared(db, OF_TYPE).all(type) as { fhir_id: string; raw: string }[];
  const theirs = rows.filter(({ raw }) => raw.includes(`"Patient/${patientId}"`));
  return theirs.filter(({ fhir_id: id }) => (inBrief(db, { type, id })?.json ?? null) === null).length;
}

export function countQuarantined(db: Db): number {
  return Number(prepared(db, COUNT).pluck().get());
}
