import type { Meta, Resource } from '@medplum/fhirtypes';
import { Temporal } from 'temporal-polyfill';
import { OSLO } from '../../../shared/lib/time.ts';
import { byTimeThenId, type Stored } from '../fhir/resourceStore.ts';
import { Chance } from './random.ts';

type Seedable = Resource & { id: string };

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * Collects the resources of a surgery that begins its life at `created`, with one source of chance for all of it.
 *
 * Instants are milliseconds since 1970 (UTC) and past dates are texts: 37,000 resources in Temporal took four seconds.
 */
export class SeedBook {
  readonly chance: Chance;
  readonly created: number;
  /** The date in Norway. */
  readonly today: Temporal.PlainDate;
  readonly #todayUtc: number;
  readonly #resources: Stored[] = [];

  constructor(seed: number, created: Temporal.Instant) {
    this.chance = new Chance(seed);
    this.created = created.epochMilliseconds;
    this.today = created.toZonedDateTimeISO(OSLO).toPlainDate();
    this.#todayUtc = Date.UTC(this.today.year, this.today.month - 1, this.today.day);
  }

  /** Something that was there before the portal opened. Came in blocks of 100, each with one lastUpdated, as imports do. */
  imported(resource: Seedable): void {
    const block = Math.floor(this.#resources.length / 100);
    this.#add(resource, this.created - DAY + block * 40);
  }

  /** Something that happened at an instant; what would lie ahead of `created` is put just before it. */
  happened(resource: Seedable, at: number): void {
    this.#add(resource, this.notAfterCreated(at));
  }

  notAfterCreated(at: number): number {
    return Math.min(at, this.created - 1);
  }

  minutesAgo(count: number): number {
    return this.created - count * MINUTE;
  }

  /** The date so many days ago as yyyy-mm-dd; negative: ahead. */
  dateAgo(days: number): string {
    return new Date(this.#todayUtc - days * DAY).toISOString().slice(0, 10);
  }

  /** A moment on the surgery's clock. */
  at(day: Temporal.PlainDate, hour: number, minute = 0): number {
    const plainTime = Temporal.PlainTime.from({ hour, minute });
    return day.toZonedDateTime({ timeZone: OSLO, plainTime }).epochMilliseconds;
  }

  /** In the order a pull meets them. */
  resources(): Stored[] {
    return this.#resources.sort(byTimeThenId);
  }

  #add(resource: Seedable, at: number): void {
    const meta: Meta & { versionId: string; lastUpdated: string } = {
      ...resource.meta,
      versionId: '1',
      lastUpdated: instantText(at),
    };
    this.#resources.push({ ...resource, meta });
  }
}

export function minutes(count: number): number {
  return count * MINUTE;
}

/** As every server we met writes it: UTC, milliseconds, Z. */
export function instantText(at: number): string {
  return new Date(at).toISOString();
}
