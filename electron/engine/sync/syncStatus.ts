import type { DeliveryProblem } from '../../../shared/domain/sync/delivery.ts';
import { lineFaultOf, type LineFault } from '../../../shared/domain/sync/lineFault.ts';
import type { PortalFault } from '../../../shared/domain/sync/portalFault.ts';
import { writeInstant } from '../../../shared/fhir/instant.ts';
import type { ResourceType } from '../../../shared/fhir/resourceTypes.ts';
import type { StoreFault } from '../../../shared/ipc/reply.ts';
import type { Connection, SyncState } from '../../../shared/ipc/views/sync.ts';
import { notePortalClock } from '../db/pinStore.ts';
import { countLoaded, readCursor } from '../db/cursorStore.ts';
import { refusalOf, type Db } from '../db/open.ts';
import { outboxCounts } from '../db/outboxStore.ts';
import { countQuarantined } from '../db/quarantineStore.ts';
import { readSetting } from '../db/settingStore.ts';
import { runningFaultOf } from '../db/storeFault.ts';
import { surgeryOf } from '../db/surgery.ts';
import type { PortalReply } from '../portal/client.ts';
import { problemOf } from './problemOf.ts';

/** From this difference on, the machine's clock is said to be wrong: due dates are read off it. */
const CLOCK_TOLERANCE = 120_000;
/** From this one on sign-in servers begin to refuse what is dated by it. */
const SIGN_IN_TOLERANCE = 10_000;
/** Changes within this time are said together. */
const GATHER = 25;

type Options = {
  readonly db: Db;
  readonly portalAddress: string;
  readonly now: () => number;
  readonly onState: (state: SyncState) => void;
  readonly onBroken: (cause: unknown) => void;
};

/** What the screens are told of the sync: one word and one time, and what is behind them. Holds no decisions. */
export class SyncStatus {
  readonly #options: Options;
  readonly #counts = new Map<ResourceType, number>();
  readonly #expected = new Map<ResourceType, number>();
  readonly #withheld = new Set<ResourceType>();
  readonly #started: number;
  #loadedSinceStart = 0;
  #types: readonly ResourceType[] = [];
  #clockDifference = 0;
  #portalClock = 0;
  #timer: NodeJS.Timeout | undefined;
  #last: SyncState | null = null;
  connection: Connection = { state: 'starting' };
  /** Entries under way in this round of the push: how many it began with. */
  sending: number | null = null;
  storeFault: StoreFault | null = null;

  constructor(options: Options) {
    this.#options = options;
    this.#started = options.now();
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  connect(connection: Connection): void {
    this.connection = connection;
    this.publish();
  }

  connected(): void {
    this.connect({ state: 'connected', since: this.#since('connected') });
  }

  /** The portal could not be used; what stands here says why. */
  failed(problem: DeliveryProblem, why: LineFault | null = null): void {
    if (problem.kind === 'no-network') this.connect({ state: 'offline', since: this.#since('offline'), why });
    else this.connect({ state: 'refused', since: this.#since('refused'), problem });
  }

  /** The same of a reply, which tells what is wrong with the line too. */
  failedWith(reply: PortalReply): void {
    this.failed(problemOf(reply), reply.type === 'no-reply' ? lineFaultOf(reply.cause) : null);
  }

  lacks(missing: readonly string[]): void {
    this.connect({ state: 'not-a-portal', since: this.#since('not-a-portal'), missing });
  }

  unsafe(faults: readonly PortalFault[]): void {
    this.connect({ state: 'unsafe', since: this.#since('unsafe'), faults });
  }

  #since(state: Connection['state']): string {
    const { connection } = this;
    return connection.state === state && 'since' in connection ? connection.since : writeInstant(this.#options.now());
  }

  loads(types: readonly ResourceType[]): void {
    this.#types = types;
  }

  /** How many of a type the portal says it has: for the time left of a first load, and for nothing else. */
  expects(type: ResourceType, count: number): void {
    this.#expected.set(type, count);
  }

  /** Whether the portal shows a type to the surgery. */
  sees(type: ResourceType, shown: boolean): void {
    if (shown === !this.#withheld.has(type)) return;
    if (shown) this.#withheld.delete(type);
    else this.#withheld.add(type);
    this.publishSoon();
  }

  took(type: ResourceType, count: number): void {
    this.#counts.set(type, this.#countOf(type) + count);
    this.#loadedSinceStart += count;
    this.publishSoon();
  }

  /** The portal's clock in an answer, and ours at that moment (ms). */
  sawClock(portal: number, here: number): void {
    const difference = here - portal;
    const was = this.#saidDifference();
    this.#clockDifference = difference;
    this.#portalClock = Math.max(this.#portalClock, portal);
    if (this.#saidDifference() !== was) this.publishSoon();
  }

  #saidDifference(): number | null {
    return Math.abs(this.#clockDifference) > CLOCK_TOLERANCE ? Math.round(this.#clockDifference / 60_000) : null;
  }

  #secondsAhead(): number | null {
    const { connection } = this;
    const isSignIn = connection.state === 'refused' && connection.problem.kind === 'sign-in-needed';
    const off = Math.abs(this.#clockDifference);
    return isSignIn && off >= SIGN_IN_TOLERANCE && off <= CLOCK_TOLERANCE
      ? Math.round(this.#clockDifference / 1_000)
      : null;
  }

  publishSoon(): void {
    this.#timer ??= setTimeout(() => this.publish(), GATHER);
  }

  publish(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    try {
      notePortalClock(this.#options.db, this.#portalClock);
      this.#last = this.#state();
    } catch (cause) {
      // The store cannot even be read: say that, with what was known last.
      const refusal = refusalOf(cause);
      if (refusal === null) return this.#options.onBroken(cause);
      this.storeFault = runningFaultOf(refusal);
      if (this.#last === null) return this.#options.onBroken(cause);
      this.#last = { ...this.#last, storeFault: this.storeFault };
    }
    this.#options.onState(this.#last);
  }

  #state(): SyncState {
    const { db, portalAddress } = this.#options;
    const counts = outboxCounts(db);
    const lastSynced = readSetting(db, 'lastSynced');
    return {
      connection: this.connection,
      surgery: surgeryOf(db).is,
      portalAddress,
      lastSynced,
      firstLoad: lastSynced === null ? this.#firstLoad() : null,
      // What only hints are sent for is nobody's to wait for: it is not «0 of 0».
      sending:
        this.sending === null || this.sending === 0
          ? null
          : { done: Math.max(0, this.sending - counts.waiting), of: this.sending },
      ...counts,
      quarantined: countQuarantined(db),
      withheld: [...this.#withheld].toSorted(),
      clockMinutesAhead: this.#saidDifference(),
      clockSecondsAhead: this.#secondsAhead(),
      storeFault: this.storeFault,
    };
  }

  #firstLoad(): SyncState['firstLoad'] {
    const perType = this.#types.map((type) => ({
      type,
      count: this.#countOf(type),
      expected: this.#expected.get(type) ?? null,
      done: readCursor(this.#options.db, type)?.loaded ?? false,
    }));
    const seconds = (this.#options.now() - this.#started) / 1000;
    const perSecond = seconds > 1 ? this.#loadedSinceStart / seconds : 0;
    const left = perType.reduce((sum, one) => sum + Math.max(0, (one.expected ?? one.count) - one.count), 0);
    const known = perType.length > 0 && perType.every((one) => one.expected !== null);
    return {
      perType,
      perSecond: Math.round(perSecond),
      secondsLeft: known && perSecond > 0 ? Math.ceil(left / perSecond) : null,
    };
  }

  /** Counted once a start, then along with the pages: counting a large table at each page would hold the load up. */
  #countOf(type: ResourceType): number {
    let count = this.#counts.get(type);
    if (count === undefined) this.#counts.set(type, (count = countLoaded(this.#options.db, type)));
    return count;
  }
}
