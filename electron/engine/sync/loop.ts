import type { DeliveryProblem } from '../../../shared/domain/sync/delivery.ts';
import { writeInstant } from '../../../shared/fhir/instant.ts';
import type { ResourceType } from '../../../shared/fhir/resourceTypes.ts';
import type { Topic } from '../../../shared/ipc/topics.ts';
import type { SyncState } from '../../../shared/ipc/views/sync.ts';
import { refusalOf, type Db } from '../db/open.ts';
import { dontWaitForLine, nextAttempt, outboxCounts } from '../db/outboxStore.ts';
import { saveSetting } from '../db/settingStore.ts';
import { runningFaultOf } from '../db/storeFault.ts';
import type { PortalClient, PortalReply } from '../portal/client.ts';
import { Pace } from './batch.ts';
import type { Capabilities } from './capabilities.ts';
import { hintsOf, type Hints } from './hints.ts';
import { ALL_TOPICS, topicsOf } from './topicsOf.ts';
import { Introduction } from './introduction.ts';
import { noPagesSeen } from './pagesSeen.ts';
import { isIdle, pauseOffline } from './pauses.ts';
import { pullEverything } from './pullEverything.ts';
import { push } from './push.ts';
import { reconcile } from './reconcile.ts';
import { ReconcileClock } from './reconcileClock.ts';
import { RightsWatch } from './rightsWatch.ts';
import { SyncStatus } from './syncStatus.ts';

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

const AFTER_FAULT = 5_000; // a full disk or a locked file seldom mends itself at once

/**
 * Keeps this workstation and the portal alike: pulls by the clock and when told to, pushes as soon as something waits.
 * The two run side by side, so that an answer does not wait behind a first load. `wake` may be called at any time.
 */
export class SyncLoop {
  readonly #options: Options;
  readonly #portal: PortalClient;
  readonly #status: SyncStatus;
  readonly #pages = noPagesSeen();
  readonly #pace = new Pace();
  #capabilities: Capabilities | null = null;
  #hints: Hints | null = null;
  #failures = 0;
  readonly #introduction: Introduction;
  readonly #rights: RightsWatch;
  #lastUse: number;
  readonly #reconcileClock: ReconcileClock;
  #stopped = false;
  #pulling = false;
  #pullAgain = false;
  #pushing = false;
  #pushAgain = false;
  #pullTimer: NodeJS.Timeout | undefined;
  #pushTimer: NodeJS.Timeout | undefined;

  constructor(options: Options) {
    const { db, portal, now } = options;
    const onState = (state: SyncState) => {
      options.onState(state);
      options.onChanged(['sync']);
    };
    this.#options = options;
    this.#status = new SyncStatus({ db, portalAddress: portal.base, now, onState, onBroken: options.onBroken });
    this.#lastUse = now();
    this.#reconcileClock = new ReconcileClock(db, now);
    this.#portal = {
      base: portal.base,
      send: async (request) => {
        const reply = await portal.send(request);
        if (reply.type === 'reply' && reply.date !== null) this.#status.sawClock(reply.date, now());
        return reply;
      },
    };
    this.#introduction = new Introduction(db, this.#portal);
    this.#rights = new RightsWatch(this.#pullOptions());
  }

  start(): void {
    this.#status.publish();
    this.wake();
  }

  stop(): void {
    this.#stopped = true;
    this.#hints?.stop();
    this.#status.stop();
    clearTimeout(this.#pullTimer);
    clearTimeout(this.#pushTimer);
  }

  publish(): void {
    this.#status.publish();
  }

  /** Somebody is at the keyboard: pull by the quicker clock. */
  used(): void {
    const now = this.#options.now();
    const wasIdle = isIdle(now - this.#lastUse);
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
    if (this.#status.connection.state === 'offline') void this.#runPull();
    else void this.#runPush();
  }

  async #runPull(): Promise<void> {
    if (this.#pulling) {
      this.#pullAgain = true;
      return;
    }
    this.#pulling = true;
    clearTimeout(this.#pullTimer);
    let wait: number | null = null;
    try {
      do {
        this.#pullAgain = false;
        // oxlint-disable-next-line no-await-in-loop
        await this.#pullAll();
      } while (this.#pullAgain && !this.#stopped);
    } catch (cause) {
      if (this.#stopped) return;
      this.#broke(cause);
      wait = AFTER_FAULT;
    } finally {
      this.#pulling = false;
    }
    if (!this.#stopped) this.#pullTimer = setTimeout(() => void this.#runPull(), wait ?? this.#untilNextPull());
  }

  #untilNextPull(): number {
    const { poll, now, random } = this.#options;
    if (this.#status.connection.state !== 'connected') return pauseOffline(this.#failures, random());
    return isIdle(now() - this.#lastUse) ? poll.idle : poll.active;
  }

  async #pullAll(): Promise<void> {
    const { db, now, onChanged } = this.#options;
    const capabilities = this.#capabilities ?? (await this.#introduce());
    if (capabilities === null) return;
    const afterFailure = this.#failures > 0;
    const outcome = await pullEverything({ ...this.#pullOptions(), capabilities, afterFailure });
    if (outcome.type === 'failed') return this.#failed(outcome.reply);
    if (this.#stopped) return;
    saveSetting(db, 'lastSynced', writeInstant(now()));
    this.#status.storeFault = null;
    this.#status.publish();
    if (this.#reconcileClock.isDue()) {
      const changed = await reconcile({ ...this.#pullOptions(), types: capabilities.types });
      if (!this.#stopped) this.#reconcileClock.completed();
      if (changed > 0) onChanged(ALL_TOPICS);
    }
  }

  #pullOptions() {
    return {
      ...this.#options,
      portal: this.#portal,
      pages: this.#pages,
      stopped: () => this.#stopped,
      onPage: (type: ResourceType, taken: number) => {
        this.#reached();
        this.#status.took(type, taken);
        if (taken > 0) this.#options.onChanged(topicsOf[type] ?? []);
      },
      offered: () => this.#capabilities?.types ?? [],
      onWithheld: (type: ResourceType, withheld: boolean) => this.#status.sees(type, !withheld),
      onExpected: (type: ResourceType, count: number) => this.#status.expects(type, count),
    };
  }

  /** Asks what the portal can do; null when it cannot be used, which the state then says. */
  async #introduce(): Promise<Capabilities | null> {
    const answer = await this.#introduction.ask();
    if (answer.type !== 'offered') {
      this.#failures += 1;
      if (answer.type === 'failed') this.#status.failedWith(answer.reply);
      else if (answer.type === 'lacks') this.#status.lacks(answer.missing);
      else this.#status.unsafe(answer.faults);
      return null;
    }
    this.#capabilities = answer.capabilities;
    if (!this.#stopped) {
      const { now, random } = this.#options;
      const onHint = () => void this.#runPull();
      this.#hints = hintsOf(answer.capabilities, { portal: this.#portal, now, random, onHint });
      this.#hints?.start();
    }
    this.#status.loads(answer.capabilities.types);
    return answer.capabilities;
  }

  async #runPush(): Promise<void> {
    if (this.#pushing) {
      this.#pushAgain = true;
      return;
    }
    this.#pushing = true;
    clearTimeout(this.#pushTimer);
    const { db, now, random, onChanged } = this.#options;
    try {
      do {
        this.#pushAgain = false;
        this.#status.sending = outboxCounts(db).waiting;
        // oxlint-disable-next-line no-await-in-loop
        const outcome = await push({
          db,
          portal: this.#portal,
          now,
          random,
          pace: this.#capabilities?.batch === true ? this.#pace : null,
          rights: this.#rights,
          onChange: () => {
            onChanged(['queue', 'thread']);
            this.#status.publishSoon();
          },
        });
        if (outcome.type === 'stopped') {
          this.#failures += 1;
          this.#lineLost(outcome.problem);
          return;
        }
        if (outcome.settled > 0) this.#reached();
      } while (this.#pushAgain && !this.#stopped);
    } catch (cause) {
      if (this.#stopped) return;
      this.#broke(cause);
      this.#pushTimer = setTimeout(() => void this.#runPush(), AFTER_FAULT);
      return;
    } finally {
      this.#pushing = false;
      this.#status.sending = null;
      if (!this.#stopped) this.#status.publishSoon();
    }
    this.#wakePushLater();
  }

  #wakePushLater(): void {
    const { db, now } = this.#options;
    try {
      const next = nextAttempt(db);
      if (next === null || this.#stopped) return;
      this.#pushTimer = setTimeout(() => void this.#runPush(), Math.max(100, Math.min(next - now(), 60_000)));
    } catch (cause) {
      this.#broke(cause);
      this.#pushTimer = setTimeout(() => void this.#runPush(), AFTER_FAULT);
    }
  }

  /** The portal has answered: the line is there. */
  #reached(): void {
    this.#failures = 0;
    if (this.#status.connection.state === 'connected') return;
    dontWaitForLine(this.#options.db);
    this.#status.connected();
    this.wakePush();
  }

  /** The push could not go on: the pull looks for the portal, and wakes the push when it has found it. */
  #lineLost(problem: DeliveryProblem): void {
    this.#status.failed(problem);
    clearTimeout(this.#pullTimer);
    this.#pullTimer = setTimeout(() => void this.#runPull(), this.#untilNextPull());
  }

  #failed(reply: PortalReply): void {
    this.#failures += 1;
    this.#status.failedWith(reply);
  }

  /** The store would not take something: said on the screen, and tried again. Anything else is a fault of ours. */
  #broke(cause: unknown): void {
    const refusal = refusalOf(cause);
    this.#status.storeFault = refusal === null ? null : runningFaultOf(refusal);
    this.#options.onBroken(cause);
    this.#status.publish();
  }
}
