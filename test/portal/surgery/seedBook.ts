import type { Meta, Resource } from '@medplum/fhirtypes';
import { Temporal } from 'temporal-polyfill';
import { OSLO } from '../../../shared/lib/time.ts';
import { byTimeThenId, type Stored } from '../fhir/resourceStore.ts';
import { Chance } from './random.ts';

type Seedable = Resource & { id: string };

/** Collects the resources of a surgery that begins its life at `created`, with one source of chance for all of it. */
export class SeedBook {
  readonly chance: Chance;
  readonly created: Temporal.Instant;
  readonly today: Temporal.PlainDate;
  readonly #resources: Stored[] = [];
  readonly #imported: Temporal.Instant;

  constructor(seed: number, created: Temporal.Instant) {
    this.chance = new Chance(seed);
    this.created = created;
    this.today = created.toZonedDateTimeISO(OSLO).toPlainDate();
    this.#imported = created.subtract({ hours: 24 });
  }

  /** Something that was there before the portal opened. Came in blocks of 100, each with one lastUpdated, as imports do. */
  imported(resource: Seedable): void {
    const block = Math.floor(this.#resources.length / 100);
    this.#add(resource, this.#imported.add({ milliseconds: block * 40 }));
  }

  /** Something that happened at an instant (UTC); what would lie ahead of `created` is put just before it. */
  happened(resource: Seedable, at: Temporal.Instant): void {
    this.#add(resource, this.notAfterCreated(at));
  }

  notAfterCreated(at: Temporal.Instant): Temporal.Instant {
    const latest = this.created.subtract({ milliseconds: 1 });
    return Temporal.Instant.compare(at, latest) > 0 ? latest : at;
  }

  /** A moment on the surgery's clock. */
  at(day: Temporal.PlainDate, hour: number, minute = 0): Temporal.Instant {
    return day.toZonedDateTime({ timeZone: OSLO, plainTime: Temporal.PlainTime.from({ hour, minute }) }).toInstant();
  }

  /** In the order a pull meets them. */
  resources(): Stored[] {
    return this.#resources.sort(byTimeThenId);
  }

  #add(resource: Seedable, lastUpdated: Temporal.Instant): void {
    const meta: Meta & { versionId: string; lastUpdated: string } = {
      ...resource.meta,
      versionId: '1',
      lastUpdated: instantText(lastUpdated),
    };
    this.#resources.push({ ...resource, meta });
  }
}

/** As every server we met writes it: UTC, milliseconds, Z. */
export function instantText(instant: Temporal.Instant): string {
  return instant.toString({ smallestUnit: 'millisecond' });
}
