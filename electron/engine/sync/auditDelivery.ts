import { backOff } from '../../../shared/domain/sync/backOff.ts';
import type { SyncState } from '../../../shared/ipc/views/sync.ts';
import { linesAfter, lineAt, logHead, type ChainedLine } from '../db/accessLogStore.ts';
import { noteContinuity } from '../db/logContinuity.ts';
import { endAllPins } from '../db/pinStore.ts';
import { readLogDelivered, saveLogDelivered } from '../db/logDeliveryStore.ts';
import type { Db } from '../db/open.ts';
import { surgeryReference } from '../db/surgery.ts';
import type { PortalClient } from '../portal/client.ts';
import { readCapabilities } from './capabilities.ts';
import { newestAtPortal, sendAuditEvents, type Sent } from './sendAuditEvents.ts';

type Options = {
  readonly db: Db;
  readonly portal: PortalClient;
  readonly random: () => number;
  /** Lines that come within this time (ms) go together. */
  readonly gather: number;
  /** What this machine is called in its lines at the portal; null where it has no name. */
  readonly machine: string | null;
  readonly now: () => number;
  /** The portal has lines of this machine's that are gone here; a line in the log says so. */
  readonly onCutShort: () => void;
  readonly onChanged: () => void;
  readonly onBroken: (cause: unknown) => void;
};

const TOGETHER = 50;
/** More than this set aside one by one, and it is the portal that refuses, not the lines that are wrong. */
const MOST_REFUSED = 200;
/** A portal that refuses is asked again now and then: its owner may have mended it. */
const AFTER_REFUSAL = 3_600_000;
/** How often the portal is asked for this machine's newest line, at a start, when it answers with an error. */
const ASKED_AT_MOST = 4;

/**
 * Delivers the lines of the access log to the portal as AuditEvents, in the background: after what patients wait for,
 * each exactly once, from where it was after a kill. Whatever becomes of it, it holds nothing else up; the log in the
 * surgery's own file is the record.
 */
export class AuditDelivery {
  readonly #options: Options;
  #ready = false;
  #running = false;
  #stopped = false;
  #failures = 0;
  /** Whether the portal takes AuditEvents; null until it has said. */
  #offered: { readonly auditEvent: boolean; readonly batch: boolean } | null = null;
  #triedRefused = false;
  /** Whether the portal has been asked for this machine's newest line since the start. */
  #compared = false;
  #notTold = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: Options) {
    this.#options = options;
  }

  /**
   * The sync's own state: the log waits until the line is there, and for nothing else. What waits for a patient may
   * wait for a person, and the copy of the log must not depend on that.
   */
  follow({ connection }: SyncState): void {
    const was = this.#ready;
    this.#ready = connection.state === 'connected';
    if (this.#ready && !was) this.wake();
  }

  /** A line may have come. */
  wake(): void {
    if (this.#stopped || !this.#ready || this.#running || this.#failures > 0) return;
    this.#in(this.#options.gather);
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  #in(ms: number): void {
    if (this.#timer !== undefined) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      void this.#run();
    }, ms);
  }

  async #run(): Promise<void> {
    if (this.#running || this.#stopped) return;
    this.#running = true;
    let wait: number | null = null;
    try {
      wait = await this.#deliver();
    } catch (cause) {
      if (!this.#stopped) this.#options.onBroken(cause);
      wait = AFTER_REFUSAL;
    } finally {
      this.#running = false;
    }
    this.#failures = wait === null ? 0 : this.#failures + 1;
    if (!this.#stopped && wait !== null) this.#in(wait);
  }

  /** Gives how long to wait before the next attempt (ms), or null when nothing is left or the sync has the turn. */
  async #deliver(): Promise<number | null> {
    const { db, portal, machine, random } = this.#options;
    this.#offered ??= await this.#introduce();
    if (this.#offered === null) return backOff(this.#failures + 1, random());
    if (!this.#offered.auditEvent) {
      this.#save({ portal: 'not-offered' });
      return null;
    }
    if (!this.#compared && !(await this.#compare())) return backOff(this.#failures + 1, random());
    while (this.#ready && !this.#stopped) {
      const { through, refused } = readLogDelivered(db);
      const again = this.#triedRefused ? [] : refused.map((seq) => lineAt(db, seq)).filter((line) => line !== null);
      const lines = [...again, ...linesAfter(db, through, TOGETHER)];
      if (lines.length === 0) return null;
      const organization = surgeryReference(db);
      // oxlint-disable-next-line no-await-in-loop -- one Bundle at a time: it is in no hurry
      const sent = await sendAuditEvents(portal, lines, organization, machine, this.#offered.batch, random);
      if (this.#stopped) return null;
      this.#triedRefused = true;
      const wait = this.#settle(lines, sent);
      if (wait !== null) return wait;
    }
    return null;
  }

  /** Asks the portal for this machine's newest line: one that is not here has been taken away. False: it did not say. */
  async #compare(): Promise<boolean> {
    const { db, portal, machine, now, onCutShort } = this.#options;
    const newest = machine === null ? null : await newestAtPortal(portal, machine);
    if (this.#stopped || newest === 'unknown') return false;
    if (newest === 'not-told') {
      // The lines do not wait for ever for a search that does not work; it is tried again at the next start.
      this.#notTold += 1;
      this.#compared = this.#notTold >= ASKED_AT_MOST;
      return this.#compared;
    }
    this.#compared = true;
    const { seq } = logHead(db);
    db.transaction(() => {
      noteContinuity(db, false, newest, now());
      // The whole folder has been put back, with what remembers the wrong PINs.
      if (logHead(db).seq > seq) endAllPins(db);
    })();
    if (logHead(db).seq > seq) onCutShort();
    return true;
  }

  #settle(lines: readonly ChainedLine[], sent: Sent): number | null {
    const { db } = this.#options;
    const { through, refused } = readLogDelivered(db);
    if (sent.type === 'later') return sent.after ?? backOff(this.#failures + 1, this.#options.random());
    if (sent.type === 'refuses' || refused.length + sent.refused.length > MOST_REFUSED) {
      this.#save({ portal: 'refuses' });
      return AFTER_REFUSAL;
    }
    const tried = new Set(lines.map(({ seq }) => seq));
    this.#save({
      through: Math.max(through, lines.at(-1)?.seq ?? 0),
      refused: [...refused.filter((seq) => !tried.has(seq)), ...sent.refused],
      portal: 'takes',
    });
    return null;
  }

  #save(change: Partial<ReturnType<typeof readLogDelivered>>): void {
    const { db, onChanged } = this.#options;
    saveLogDelivered(db, { ...readLogDelivered(db), ...change });
    onChanged();
  }

  async #introduce(): Promise<{ auditEvent: boolean; batch: boolean } | null> {
    const answer = await readCapabilities(this.#options.portal);
    return answer.type === 'offered' ? answer.capabilities : null;
  }
}
