import { merge, type Version } from '../../../shared/domain/sync/merge.ts';
import type { PulledResource } from '../../../shared/fhir/readResource.ts';
import type { Reference } from '../../../shared/fhir/reference.ts';
import { RESOURCE_TYPES, typeNumber, type ResourceType } from '../../../shared/fhir/resourceTypes.ts';
import { dropFiles, keepFiles } from './attachmentStore.ts';
import { packId, unpackId } from './fhirId.ts';
import type { Db } from './open.ts';
import { unindexPatient } from './patientSearch.ts';
import { placeOf } from './placeOf.ts';
import { prepared } from './prepared.ts';
import { WorkChanges } from './workChanges.ts';

/** A resource as the database has it. `version` and `json` are null for one that is only referred to, or gone. */
export type StoredResource = {
  readonly num: number;
  readonly type: ResourceType;
  readonly id: string;
  readonly version: string | null;
  /** The version's ETag as the portal gave it; null where it came without one. */
  readonly etag: string | null;
  readonly lastUpdated: number;
  readonly patient: number | null;
  readonly parent: number | null;
  readonly owner: number | null;
  readonly kind: number | null;
  readonly open: boolean | null;
  readonly due: number | null;
  readonly at: number | null;
  readonly json: string | null;
};

type Row = {
  num: number;
  type: number;
  fhir_id: Buffer | string;
  version: string | null;
  etag: string | null;
  last_updated: number;
  patient: number | null;
  parent: number | null;
  owner: number | null;
  kind: number | null;
  open: number | null;
  due: number | null;
  at: number | null;
  json: string | null;
};

export const FIND = 'SELECT * FROM resource WHERE type = ? AND fhir_id = ?';
const FIND_NUM = 'SELECT num FROM resource WHERE type = ? AND fhir_id = ?';
const VERSION = 'SELECT version, last_updated AS lastUpdated FROM resource WHERE type = ? AND fhir_id = ?';
const BY_NUM = 'SELECT * FROM resource WHERE num = ?';
const STUB = 'INSERT INTO resource (type, fhir_id) VALUES (?, ?)';

const INSERT = `
  INSERT INTO resource (type, fhir_id, version, last_updated, json, etag, patient, parent, owner, kind, open, due, at)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (type, fhir_id) DO NOTHING`;
// A repeated, late or reordered page changes nothing: the newest lastUpdated stays. Most new versions change nothing
// that an index holds, and SQLite would write the pages of every index whose columns are named, each of them encrypted.
const UPDATE_TEXT = `
  UPDATE resource SET version = ?, last_updated = ?, json = ?, etag = ?
  WHERE type = ? AND fhir_id = ? AND last_updated <= ? AND version IS NOT ?
    AND patient IS ? AND parent IS ? AND owner IS ? AND kind IS ? AND open IS ? AND due IS ? AND at IS ?`;
const UPDATE = `
  UPDATE resource SET version = ?, last_updated = ?, json = ?, etag = ?,
    patient = ?, parent = ?, owner = ?, kind = ?, open = ?, due = ?, at = ?
  WHERE type = ? AND fhir_id = ? AND last_updated <= ? AND version IS NOT ?`;

// A search gives no ETag: it comes later, with a read of the same version.
const UPDATE_ETAG = 'UPDATE resource SET etag = ? WHERE type = ? AND fhir_id = ? AND version = ? AND etag IS NOT ?';

const GONE = `
  UPDATE resource SET version = NULL, etag = NULL, json = NULL, open = NULL, due = NULL, parent = NULL, kind = NULL
  WHERE type = ? AND fhir_id = ?`;

/** The integer that stands for a reference, made if need be. Inside a transaction of the writer. */
export function internReference(db: Db, reference: Reference): number {
  const type = numberOf(reference.type);
  const id = packId(reference.id);
  const found = prepared(db, FIND_NUM).pluck().get(type, id);
  if (typeof found === 'number') return found;
  return Number(prepared(db, STUB).run(type, id).lastInsertRowid);
}

/** Enough for the patients and matters of a surgery; a few megabytes. */
const REMEMBERED = 50_000;

/**
 * Remembers which integer stands for which reference: a page refers to the same patients again and again. To be
 * thrown away with a transaction that fails, since integers made in it are gone too.
 */
export class KnownReferences {
  readonly #db: Db;
  readonly #byType = new Map<ResourceType, Map<string, number>>();

  constructor(db: Db) {
    this.#db = db;
  }

  numOf(reference: Reference): number {
    let ids = this.#byType.get(reference.type);
    if (ids === undefined) this.#byType.set(reference.type, (ids = new Map()));
    let num = ids.get(reference.id);
    if (num !== undefined) return num;
    num = internReference(this.#db, reference);
    if (ids.size >= REMEMBERED) ids.clear();
    ids.set(reference.id, num);
    return num;
  }
}

/**
 * Takes a version from the portal unless it is older than, or the same as, the one that stands, and with it what the
 * work queue shows of it. True when taken.
 *
 * @param asItIs what the portal answered to our own write or read of this one resource is how it is, whatever the
 *   clocks of its machines say
 * @param changes gathers what the queue must make anew at the end of the caller's transaction; without it that is done
 *   at once
 */
export function saveResource(
  db: Db,
  pulled: PulledResource,
  known = new KnownReferences(db),
  asItIs = false,
  changes?: WorkChanges,
): boolean {
  if (changes !== undefined) return write(db, pulled, known, asItIs, changes);
  return db.transaction(() => {
    const own = new WorkChanges(db);
    const taken = write(db, pulled, known, asItIs, own);
    own.apply();
    return taken;
  })();
}

function write(db: Db, pulled: PulledResource, known: KnownReferences, asItIs: boolean, changes: WorkChanges): boolean {
  const taken = writeRow(db, pulled, known, asItIs, changes);
  if (!taken && typeof pulled.etag === 'string') {
    const { etag, type, id, version } = pulled;
    prepared(db, UPDATE_ETAG).run(etag, numberOf(type), packId(id), version, etag);
  }
  if (taken && pulled.type === 'Communication') {
    keepFiles(db, known.numOf(pulled), pulled.resource, pulled.contents, pulled.lastUpdated);
  }
  return taken;
}

function writeRow(
  db: Db,
  pulled: PulledResource,
  known: KnownReferences,
  asItIs: boolean,
  changes: WorkChanges,
): boolean {
  const num = (reference: Reference | null) => (reference === null ? null : known.numOf(reference));
  const key = [numberOf(pulled.type), packId(pulled.id)] as const;
  const text = [pulled.version, pulled.lastUpdated, pulled.json, pulled.etag ?? null];
  const open = pulled.open === null ? null : Number(pulled.open);
  const place = placeOf(db, pulled);
  const parent = num(place.parent);
  const patient = num(place.patient);
  const owner = num(pulled.owner);
  const { kind, due, at, lastUpdated, resource } = pulled;
  const columns = [patient, parent, owner, kind, open, due, at];
  const inserted = prepared(db, INSERT).run(...key, ...text, ...columns);
  if (inserted.changes > 0) {
    const matter = { fhir_id: key[1], last_updated: lastUpdated, patient, owner, kind, open, due, at, resource };
    changes.added(pulled.type, Number(inserted.lastInsertRowid), parent, matter);
    return true;
  }
  if (!asItIs && merge(versionOf(db, pulled), pulled) !== 'take') return false;
  const newer = [...key, asItIs ? Number.MAX_SAFE_INTEGER : pulled.lastUpdated, pulled.version];
  if (prepared(db, UPDATE_TEXT).run(...text, ...newer, ...columns).changes > 0) {
    changes.changed(pulled.type, known.numOf(pulled), parent);
    return true;
  }
  const before = findResource(db, pulled)?.parent ?? null;
  if (prepared(db, UPDATE).run(...text, ...columns, ...newer).changes === 0) return false;
  changes.changed(pulled.type, known.numOf(pulled), before);
  changes.changed(pulled.type, known.numOf(pulled), parent);
  return true;
}

/** Empties a resource that the portal no longer has (404 or 410); what refers to it stays. */
export function forgetResource(db: Db, reference: Reference): void {
  db.transaction(() => {
    const before = findResource(db, reference);
    if (before === null) return;
    const changes = new WorkChanges(db);
    prepared(db, GONE).run(numberOf(reference.type), packId(reference.id));
    if (reference.type === 'Patient') unindexPatient(db, before.num);
    if (reference.type === 'Communication') dropFiles(db, before.num);
    changes.changed(reference.type, before.num, before.parent);
    changes.apply();
  })();
}

/** The version that is here; null for none. */
export function versionOf(db: Db, reference: Reference): Version | null {
  const found = prepared(db, VERSION).get(numberOf(reference.type), packId(reference.id)) as StoredVersion | undefined;
  return found === undefined || found.version === null ? null : { ...found, version: found.version };
}

type StoredVersion = { readonly version: string | null; readonly lastUpdated: number };

/** What guards a change of this version (RFC 9110, 13.1.1): its ETag as it came, or a weak one made of the version id. */
export function ifMatchOf({ etag, version }: StoredResource): string {
  return etag ?? `W/"${version}"`;
}

/**
 * The ETag to try when a version that stands was refused under the one that was sent: as it came, weak or strong by the
 * version id. What compresses an answer on the way may have changed it.
 */
export function otherFormOf(sent: StoredResource, etag: string | null): string {
  const weak = `W/"${sent.version}"`;
  const forms = [...new Set([etag ?? weak, weak, `"${sent.version}"`])];
  return forms[(forms.indexOf(ifMatchOf(sent)) + 1) % forms.length] ?? weak;
}

export function findResource(db: Db, reference: Reference): StoredResource | null {
  const row = prepared(db, FIND).get(numberOf(reference.type), packId(reference.id)) as Row | undefined;
  return row === undefined ? null : toStored(row);
}

export function resourceByNum(db: Db, num: number): StoredResource | null {
  const row = prepared(db, BY_NUM).get(num) as Row | undefined;
  return row === undefined ? null : toStored(row);
}

function numberOf(type: ResourceType): number {
  const number = typeNumber(type);
  if (number === undefined) throw new Error(`unknown resource type ${type}`);
  return number;
}

function toStored(row: Row): StoredResource {
  const type = RESOURCE_TYPES[row.type];
  if (type === undefined) throw new Error(`unknown resource type number ${row.type}`);
  return {
    num: row.num,
    type,
    id: unpackId(row.fhir_id),
    version: row.version,
    etag: row.etag,
    lastUpdated: row.last_updated,
    patient: row.patient,
    parent: row.parent,
    owner: row.owner,
    kind: row.kind,
    open: row.open === null ? null : row.open === 1,
    due: row.due,
    at: row.at,
    json: row.json,
  };
}
