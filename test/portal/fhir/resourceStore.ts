import type { Meta, Resource } from '@medplum/fhirtypes';
import { identifierKeysOf } from './identifierKeys.ts';
import { patientsOf } from './patientsOf.ts';

export type Stored = Resource & { id: string; meta: Meta & { versionId: string; lastUpdated: string } };

type TypeShelf = {
  byId: Map<string, Stored>;
  /** By lastUpdated, then id: what a pull reads from front to back. */
  ordered: Stored[];
  byIdentifier: Map<string, Set<string>>;
  byPatient: Map<string, Set<string>>;
};

type Change = {
  key: string;
  before: Stored | undefined;
  after: Stored | undefined;
  tombstone: boolean;
  versions: number;
};

/**
 * The resources in memory, with the three indexes that a client of `docs/portal-api.md` searches by:
 * time of last change, identifier and patient.
 *
 * `@medplum/fhir-router`'s MemoryRepository has no index and copies every match of every search; with 35,000
 * resources one page of a pull would cost a scan and a sort of the whole type. It has no transactions either.
 */
export class ResourceStore {
  readonly #shelves = new Map<string, TypeShelf>();
  readonly #versions = new Map<string, Stored[]>();
  readonly #tombstones = new Set<string>();
  #latest = '';
  #undo: Change[] | undefined;

  /** The largest lastUpdated ever stored; the next write gets a larger one. */
  get latest(): string {
    return this.#latest;
  }

  get(type: string, id: string): Stored | undefined {
    return this.#shelves.get(type)?.byId.get(id);
  }

  isGone(type: string, id: string): boolean {
    return this.#tombstones.has(`${type}/${id}`);
  }

  /** All resources of a type in order of (lastUpdated, id). The array is the store's own: read only. */
  ordered(type: string): readonly Stored[] {
    return this.#shelves.get(type)?.ordered ?? [];
  }

  withIdentifier(type: string, key: string): Stored[] {
    return this.#pick(type, this.#shelves.get(type)?.byIdentifier.get(key));
  }

  withPatient(type: string, reference: string): Stored[] {
    return this.#pick(type, this.#shelves.get(type)?.byPatient.get(reference));
  }

  versions(type: string, id: string): readonly Stored[] {
    const current = this.get(type, id);
    return this.#versions.get(`${type}/${id}`) ?? (current ? [current] : []);
  }

  counts(): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const [type, shelf] of [...this.#shelves].sort(([a], [b]) => a.localeCompare(b)))
      counts[type] = shelf.byId.size;
    return counts;
  }

  put(resource: Stored): void {
    const { resourceType, id } = resource;
    const key = `${resourceType}/${id}`;
    const before = this.get(resourceType, id);
    const versions = this.#versions.get(key) ?? (before ? [before] : undefined);
    this.#undo?.push({
      key,
      before,
      after: resource,
      tombstone: this.#tombstones.has(key),
      versions: versions?.length ?? 0,
    });
    this.#tombstones.delete(key);
    if (versions) this.#versions.set(key, [...versions, resource]);
    if (before) this.#takeOut(before);
    this.#putIn(resource);
    if (resource.meta.lastUpdated > this.#latest) this.#latest = resource.meta.lastUpdated;
  }

  delete(type: string, id: string): void {
    const key = `${type}/${id}`;
    const before = this.get(type, id);
    if (!before) return;
    this.#undo?.push({
      key,
      before,
      after: undefined,
      tombstone: this.#tombstones.has(key),
      versions: this.#versions.get(key)?.length ?? 0,
    });
    this.#takeOut(before);
    this.#tombstones.add(key);
  }

  begin(): void {
    this.#undo = [];
  }

  /** What changed since begin(), in order: for the journal. A deletion is the key alone. */
  commit(): (Stored | string)[] {
    const changes = this.#undo ?? [];
    this.#undo = undefined;
    return changes.map((change) => change.after ?? change.key);
  }

  rollback(): void {
    const changes = this.#undo ?? [];
    this.#undo = undefined;
    for (const change of changes.toReversed()) {
      if (change.after) this.#takeOut(change.after);
      if (change.before) this.#putIn(change.before);
      if (change.tombstone) this.#tombstones.add(change.key);
      else this.#tombstones.delete(change.key);
      const versions = this.#versions.get(change.key);
      if (versions) this.#versions.set(change.key, versions.slice(0, change.versions));
      if (change.versions === 0) this.#versions.delete(change.key);
    }
  }

  #pick(type: string, ids: Set<string> | undefined): Stored[] {
    return [...(ids ?? [])].flatMap((id) => this.get(type, id) ?? []).sort(byTimeThenId);
  }

  #shelf(type: string): TypeShelf {
    let shelf = this.#shelves.get(type);
    if (!shelf) {
      shelf = { byId: new Map(), ordered: [], byIdentifier: new Map(), byPatient: new Map() };
      this.#shelves.set(type, shelf);
    }
    return shelf;
  }

  #putIn(resource: Stored): void {
    const shelf = this.#shelf(resource.resourceType);
    shelf.byId.set(resource.id, resource);
    const last = shelf.ordered.at(-1);
    // Nearly every write is the newest, so this is an append. A late commit is not.
    if (!last || byTimeThenId(last, resource) < 0) shelf.ordered.push(resource);
    else shelf.ordered.splice(positionOf(shelf.ordered, resource.meta.lastUpdated, resource.id), 0, resource);
    for (const key of identifierKeysOf(resource)) addTo(shelf.byIdentifier, key, resource.id);
    for (const patient of patientsOf(resource)) addTo(shelf.byPatient, patient, resource.id);
  }

  #takeOut(resource: Stored): void {
    const shelf = this.#shelf(resource.resourceType);
    shelf.byId.delete(resource.id);
    shelf.ordered.splice(positionOf(shelf.ordered, resource.meta.lastUpdated, resource.id), 1);
    for (const key of identifierKeysOf(resource)) shelf.byIdentifier.get(key)?.delete(resource.id);
    for (const patient of patientsOf(resource)) shelf.byPatient.get(patient)?.delete(resource.id);
  }
}

/** The first index whose resource is not before (lastUpdated, id). Without an id: the first at that instant or later. */
export function positionOf(ordered: readonly Stored[], lastUpdated: string, id = ''): number {
  let low = 0;
  let high = ordered.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const at = ordered[middle];
    if (at && (at.meta.lastUpdated < lastUpdated || (at.meta.lastUpdated === lastUpdated && at.id < id)))
      low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Instants are all written alike (UTC, milliseconds, Z), so text order is time order. */
export function byTimeThenId(a: Stored, b: Stored): number {
  if (a.meta.lastUpdated !== b.meta.lastUpdated) return a.meta.lastUpdated < b.meta.lastUpdated ? -1 : 1;
  if (a.id === b.id) return 0;
  return a.id < b.id ? -1 : 1;
}

function addTo(index: Map<string, Set<string>>, key: string, id: string): void {
  const ids = index.get(key);
  if (ids) ids.add(id);
  else index.set(key, new Set([id]));
}
