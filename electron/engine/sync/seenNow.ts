import type { PulledResource } from '../../../shared/fhir/readResource.ts';
import type { Reference } from '../../../shared/fhir/reference.ts';
import type { Step } from '../../../shared/fhir/step.ts';
import type { Db } from '../db/open.ts';
import type { OutboxEntry } from '../db/outboxStore.ts';
import { findResource, resourceByNum, type StoredResource } from '../db/resourceStore.ts';

/** What the portal has shown this short a while ago, in ms, is as it shows it. */
const HOLDS_FOR = 1_000;
/** An act that leaves within this time, in ms, is built on what its author looked at. */
const WAITED = 10_000;

/**
 * What the portal has shown of an entry's matter while the entry is being delivered. A search shows no deletions, many
 * servers bring a deleted resource back on a guarded PUT, and nothing guards what is only created. So what a request
 * changes, and the matter that it belongs to, is read first: where the entry has waited, where a reply was long in coming,
 * and before whatever is created in a matter that was not reserved this moment.
 */
export class SeenNow {
  readonly #db: Db;
  readonly #now: () => number;
  readonly #at = new Map<string, number>();
  /** Read for the request that goes next: not again, however long that took. */
  readonly #read = new Set<string>();

  constructor(db: Db, now: () => number) {
    this.#db = db;
    this.#now = now;
  }

  /** The portal has shown a resource: because it was read for the request that goes next, or in a reply to the last one. */
  note(seen: PulledResource | null, wasRead: boolean): void {
    if (!wasRead) this.#read.clear();
    if (seen === null) return;
    this.#at.set(keyOf(seen), this.#now());
    if (wasRead) this.#read.add(keyOf(seen));
  }

  /** The resource that must be read before the request goes; null when it may go. */
  whatToReadFirst({ entry, step }: { readonly entry: OutboxEntry; readonly step: Step }): StoredResource | null {
    const matter = resourceByNum(this.#db, entry.task);
    const isOther = step.do === 'update' && step.type !== 'Task' && step.id !== '';
    const changed = isOther ? findResource(this.#db, { type: step.type, id: step.id }) : null;
    for (const one of [matter, changed]) if (one !== null && this.#isStale(one, entry, step)) return one;
    return null;
  }

  #isStale(one: StoredResource, entry: OutboxEntry, step: Step): boolean {
    if (this.#read.has(keyOf(one))) return false;
    const at = this.#at.get(keyOf(one));
    const age = this.#now() - (at ?? entry.created);
    if (at !== undefined) return age > HOLDS_FOR || age < 0;
    return (
      step.do === 'create' ||
      step.undoes !== undefined ||
      entry.step > 0 ||
      entry.attempts > 0 ||
      age > WAITED ||
      age < 0
    );
  }
}

function keyOf({ type, id }: Reference): string {
  return `${type}/${id}`;
}
