import { backOff } from '../../../shared/domain/sync/backOff.ts';
import { settle } from '../../../shared/domain/sync/settle.ts';
import type { DeliveryProblem } from '../../../shared/domain/sync/delivery.ts';
import { writeInstant } from '../../../shared/fhir/instant.ts';
import type { ResourceType } from '../../../shared/fhir/resourceTypes.ts';
import type { Topic } from '../../../shared/ipc/acts.ts';
import type { Connection, SyncState } from '../../../shared/ipc/views.ts';
import { countLoaded, readCursor } from '../db/cursorStore.ts';
import type { Db } from '../db/open.ts';
import { dontWaitForLine, nextAttempt, outboxCounts } from '../db/outboxStore.ts';
import { countQuarantined } from '../db/quarantineStore.ts';
import { readSetting, saveSetting } from '../db/settingStore.ts';
import type { PortalClient, PortalReply } from '../portal/client.ts';
import { readCapabilities, type Capabilities } from './capabilities.ts';
import { pull } from './pull.ts';
import { push, summaryOf } from './push.ts';

type Options = {
  readonly db: Db;
  readonly portal: PortalClient;
  /** Milliseconds between two pulls. */
  readonly poll: { readonly active: number; readonly idle: number };
  readonly now: () => number;
  readonly random: () => number;
  readonly onState: (state: SyncState) => void;
  readonly onChanged: (topics: readonly Topic[]) => void;
  /** Something failed that is no answer of the portal's (a full disk, a fault of ours). The loop goes on and tries again. */
  readonly onBroken: (cause: unknown) => void;
};

const TOPICS_OF: Partial<Record<ResourceType, readonly Topic[]>> = {
  Organization: ['staff', 'session'],
  Practitioner: ['staff'],
  PractitionerRole: ['staff'],
  Patient: ['queue', 'thread'],
  RelatedPerson: ['queue', 'thread'],
  Task: ['queue', 'thread'],
  Communication: ['queue', 'thread'],
};

/** After this long without anyone at the keyboard the surgery is taken to be idle. */
const IDLE_AFTER = 120_000;
/** A full disk or a locked file seldom mends itself at once. */
const AFTER_FAULT = 5_000;
/** While the line is gone we look for it at least this often. */
const LONGEST_OFFLINE_WAIT = 30_000;

/**
 * Keeps this workstation and the portal alike: pulls by the clock and when told to, pushes as soon as something waits.
 * The two run side by side, so that an answer does not wait behind a first load. `wake` may be called at any time.
 */
export class SyncLoop {
  readonly #options: Options;
  #connection: Connection = { state: 'starting' };
  #capabilities: Capabilities | null = null;
  readonly #pages = { largest: 1 };
  readonly #counts = new Map<ResourceType, number>();
  #failures = 0;
  #lastUse: number;
  #stopped = false;
  #pulling = false;
  #pullAgain = false;
  #pushing = false;
  #pushAgain = false;
  #pullTimer: NodeJS.Timeout | undefined;
  #pushTimer: NodeJS.Timeout | undefined;

  constructor(options: Options) {
    this.#options = options;
    this.#lastUse = options.now();
  }

  start(): void {
    this.publish();
    this.wake();
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#pullTimer);
    clearTimeout(this.#pushTimer);
  }

  /** Somebody is at the keyboard: pull by the quicker clock. */
  used(): void {
    const now = this.#options.now();
    const wasIdle = now - this.#lastUse > IDLE_AFTER;
    this.#lastUse = now;
    if (wasIdle) this.wake();
  }

  /** Look now: something waits to be sent, the network is back, or someone asked. */
  wake(): void {
    if (this.#stopped) return;
    void this.#runPull();
    this.wakePush();
  }

  wakePush(): void {
    if (this.#stopped || this.#capabilities === null) return;
    // While the line is gone the pull looks for it; sending would only make the screen say «sending» for a moment.
    if (this.#connection.state === 'offline') void this.#runPull();
    else void this.#runPush();
  }

  async #runPull(): Promise<void> {
    if (this.#pulling) {
      this.#pullAgain = true;
      return;
    }
    this.#pulling = true;
    clearTimeout(this.#pullTimer);
    try {
      do {
        this.#pullAgain = false;
        // oxlint-disable-next-line no-await-in-loop
        await this.#pullAll();
      } while (this.#pullAgain && !this.#stopped);
    } catch (cause) {
      if (this.#stopped) return;
      this.#failures += 1;
      this.#options.onBroken(cause);
    } finally {
      this.#pulling = false;
    }
    if (!this.#stopped) this.#pullTimer = setTimeout(() => void this.#runPull(), this.#untilNextPull());
  }

  #untilNextPull(): number {
    const { poll, now, random } = this.#options;
    if (this.#connection.state === 'connected') return now() - this.#lastUse > IDLE_AFTER ? poll.idle : poll.active;
    return Math.min(LONGEST_OFFLINE_WAIT, backOff(this.#failures, random()));
  }

  async #pullAll(): Promise<void> {
    const { db, portal, now } = this.#options;
    if (this.#capabilities === null) {
      const answer = await readCapabilities(portal);
      if (answer.type === 'failed') return this.#failed(answer.reply);
      if (answer.type === 'lacks') {
        this.#failures += 1;
        return this.#setConnection({
          state: 'not-a-portal',
          since: this.#since('not-a-portal'),
          missing: answer.missing,
        });
      }
      this.#capabilities = answer.capabilities;
    }
    for (const type of this.#capabilities.types) {
      if (this.#stopped) return;
      // oxlint-disable-next-line no-await-in-loop -- staff first, then what waits for someone
      const outcome = await pull({
        db,
        portal,
        type,
        pages: this.#pages,
        now,
        stopped: () => this.#stopped,
        onPage: (taken) => {
          this.#reached();
          this.#counts.set(type, this.#countOf(type) + taken);
          if (taken > 0) this.#options.onChanged(TOPICS_OF[type] ?? []);
          this.publish();
        },
      });
      if (outcome.type === 'failed') {
        return this.#failed(outcome.reply);
      }
    }
    saveSetting(db, 'lastSynced', writeInstant(now()));
    this.publish();
  }

  async #runPush(): Promise<void> {
    if (this.#pushing) {
      this.#pushAgain = true;
      return;
    }
    this.#pushing = true;
    clearTimeout(this.#pushTimer);
    const { db, portal, now, random } = this.#options;
    try {
      do {
        this.#pushAgain = false;
        // oxlint-disable-next-line no-await-in-loop
        const outcome = await push({
          db,
          portal,
          now,
          random,
          batch: this.#capabilities?.batch ?? false,
          onChange: () => {
            this.#options.onChanged(['queue', 'thread']);
            this.publish();
          },
        });
        if (outcome.type === 'stopped') {
          this.#setConnection(this.#connectionAfter(outcome.problem));
          this.#failures += 1;
          // The pull looks for the line; when it finds it, the push is woken.
          clearTimeout(this.#pullTimer);
          this.#pullTimer = setTimeout(() => void this.#runPull(), this.#untilNextPull());
          return;
        }
        if (outcome.settled > 0) this.#reached();
      } while (this.#pushAgain && !this.#stopped);
    } catch (cause) {
      if (this.#stopped) return;
      this.#options.onBroken(cause);
      this.#pushTimer = setTimeout(() => void this.#runPush(), AFTER_FAULT);
      return;
    } finally {
      this.#pushing = false;
    }
    this.publish();
    const next = nextAttempt(db);
    if (next !== null && !this.#stopped) {
      this.#pushTimer = setTimeout(() => void this.#runPush(), Math.max(100, Math.min(next - now(), 60_000)));
    }
  }

  /** The portal has answered: the line is there. */
  #reached(): void {
    this.#failures = 0;
    if (this.#connection.state === 'connected') return;
    dontWaitForLine(this.#options.db);
    this.#setConnection({ state: 'connected', since: writeInstant(this.#options.now()) });
    this.wakePush();
  }

  #failed(reply: PortalReply): void {
    this.#failures += 1;
    const decision = settle('create', summaryOf(reply), this.#failures, 0);
    const problem: DeliveryProblem =
      'problem' in decision ? decision.problem : { kind: 'unexpected-answer', status: null, detail: null };
    this.#setConnection(this.#connectionAfter(problem));
  }

  #connectionAfter(problem: DeliveryProblem): Connection {
    if (problem.kind === 'no-network') return { state: 'offline', since: this.#since('offline') };
    return { state: 'refused', since: this.#since('refused'), problem };
  }

  #since(state: Connection['state']): string {
    const { now } = this.#options;
    return this.#connection.state === state && 'since' in this.#connection
      ? this.#connection.since
      : writeInstant(now());
  }

  #setConnection(connection: Connection): void {
    this.#connection = connection;
    this.publish();
  }

  /** Counted once a start, then along with the pages: counting a large table at each page would hold the load up. */
  #countOf(type: ResourceType): number {
    let count = this.#counts.get(type);
    if (count === undefined) this.#counts.set(type, (count = countLoaded(this.#options.db, type)));
    return count;
  }

  #firstLoad(): { type: string; count: number; done: boolean }[] {
    const types = this.#capabilities?.types ?? [];
    return types.map((type) => ({
      type,
      count: this.#countOf(type),
      done: readCursor(this.#options.db, type)?.loaded ?? false,
    }));
  }

  publish(): void {
    const { db, portal } = this.#options;
    const counts = outboxCounts(db);
    const lastSynced = readSetting(db, 'lastSynced');
    this.#options.onState({
      connection: this.#connection,
      portalAddress: portal.base,
      lastSynced,
      firstLoad: lastSynced === null ? { perType: this.#firstLoad() } : null,
      sending: this.#pushing && counts.waiting > 0 ? { done: 0, of: counts.waiting } : null,
      ...counts,
      quarantined: countQuarantined(db),
    });
    this.#options.onChanged(['sync']);
  }
}
