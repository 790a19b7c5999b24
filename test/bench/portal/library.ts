import { BENCH_TYPES, type Counts, idOf } from '../data/identity.ts';
import { type BenchResource, lastUpdatedOf, resourceOf } from '../data/resource.ts';

type Entry = { readonly id: string; readonly lastUpdated: number; readonly wire: Buffer };

/** Share of each type that a change of the whole library touches: 1%. */
const CHANGED_EVERY = 100;
const BASE = 'https://portal.example/fhir';

/**
 * Every resource of the benchmark's portal as the bytes of its bundle entry, sorted by lastUpdated: serialised before
 * the clock starts, so that the server costs next to nothing.
 */
export class Library {
  readonly #counts: Counts;
  readonly #first = new Map<string, readonly Entry[]>();
  readonly #entries = new Map<string, readonly Entry[]>();
  /** What has been written since the start, by `Type/id`. */
  readonly #written = new Map<string, BenchResource>();
  readonly #indexes = new Map<string, number>();

  constructor(counts: Counts) {
    this.#counts = counts;
    for (const type of BENCH_TYPES) {
      const entries: Entry[] = [];
      for (let index = counts[type] - 1; index >= 0; index -= 1) {
        const resource = resourceOf(type, index, 1, counts);
        entries.push(toEntry(resource, lastUpdatedOf(type, index, 1)));
        if (type === 'Task') this.#indexes.set(resource.id, index);
      }
      this.#first.set(type, entries);
    }
    this.reset();
  }

  /** As it was at the start. */
  reset(): void {
    this.#written.clear();
    for (const [type, entries] of this.#first) this.#entries.set(type, entries);
  }

  /** Gives every hundredth resource of each type its second version. */
  change(): void {
    for (const type of BENCH_TYPES) {
      const entries = this.#first.get(type) ?? [];
      const changed = new Map<string, Entry>();
      for (let index = CHANGED_EVERY - 1; index < this.#counts[type]; index += CHANGED_EVERY) {
        changed.set(
          idOf(type, index),
          toEntry(resourceOf(type, index, 2, this.#counts), lastUpdatedOf(type, index, 2)),
        );
      }
      this.#entries.set(type, [...entries.filter(({ id }) => !changed.has(id)), ...changed.values()]);
    }
  }

  /** The place of the first resource of a type at or after an instant (ms). */
  placeOf(type: string, from: number): number {
    const entries = this.#of(type);
    let low = 0;
    let high = entries.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((entries[middle]?.lastUpdated ?? 0) < from) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  has(type: string): boolean {
    return this.#entries.has(type);
  }

  /** A searchset of a type from a place on; `next` leads to the following page. `elements`: these alone, null for all. */
  page(
    type: string,
    place: number,
    count: number,
    linkOf: (place: number) => string,
    elements: readonly string[] | null,
  ): Buffer {
    const entries = this.#of(type);
    const end = Math.min(entries.length, place + count);
    const links = [{ relation: 'self', url: linkOf(place) }];
    if (end < entries.length) links.push({ relation: 'next', url: linkOf(end) });
    const parts: Buffer[] = [
      Buffer.from(`{"resourceType":"Bundle","type":"searchset","link":${JSON.stringify(links)},"entry":[`),
    ];
    for (let at = place; at < end; at += 1) {
      if (at > place) parts.push(COMMA);
      const entry = entries[at];
      if (entry !== undefined) parts.push(elements === null ? entry.wire : cutDown(entry.wire, elements));
    }
    parts.push(END);
    return Buffer.concat(parts);
  }

  /** A resource as it stands now; only what can be written can be read. */
  find(type: string, id: string): BenchResource | undefined {
    const written = this.#written.get(`${type}/${id}`);
    const index = this.#indexes.get(id);
    if (written !== undefined || type !== 'Task' || index === undefined) return written;
    return resourceOf('Task', index, 1, this.#counts);
  }

  keep(resource: BenchResource): void {
    this.#written.set(`${resource.resourceType}/${resource.id}`, resource);
  }

  total(type: string): number {
    return this.#of(type).length;
  }

  #of(type: string): readonly Entry[] {
    return this.#entries.get(type) ?? [];
  }
}

/** An entry with these elements of its resource alone, marked as such (FHIR R4, search: _elements). */
function cutDown(wire: Buffer, elements: readonly string[]): Buffer {
  const entry = JSON.parse(wire.toString()) as { readonly resource: BenchResource & { readonly meta: object } };
  const kept = Object.entries(entry.resource).filter(([name]) => name === 'resourceType' || elements.includes(name));
  const tag = [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ObservationValue', code: 'SUBSETTED' }];
  const resource = { ...Object.fromEntries(kept), meta: { ...entry.resource.meta, tag } };
  return Buffer.from(JSON.stringify({ ...entry, resource }));
}

const COMMA = Buffer.from(',');
const END = Buffer.from(']}');

function toEntry(resource: BenchResource, lastUpdated: number): Entry {
  const fullUrl = `${BASE}/${resource.resourceType}/${resource.id}`;
  return {
    id: resource.id,
    lastUpdated,
    wire: Buffer.from(JSON.stringify({ fullUrl, resource, search: { mode: 'match' } })),
  };
}
