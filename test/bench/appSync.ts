import type { Db } from '../../electron/engine/db/open.ts';
import { portalClient } from '../../electron/engine/portal/client.ts';
import { SyncLoop } from '../../electron/engine/sync/loop.ts';
import type { SyncState } from '../../shared/ipc/views/sync.ts';

/** The app's own sync on a store; it pulls when told to and not by the clock. */
export class AppSync {
  readonly #loop: SyncLoop;
  #state: SyncState | null = null;
  #look: () => void = () => undefined;
  #broken: unknown = null;
  /** Once the portal has answered, the sync finds its own way through what follows. */
  #reached = false;

  constructor(db: Db, portal: string) {
    this.#loop = new SyncLoop({
      db,
      portal: portalClient(portal, (url, init) => fetch(url, init)),
      poll: { active: 86_400_000, idle: 86_400_000 },
      now: Date.now,
      random: Math.random,
      onState: (state) => {
        this.#state = state;
        this.#look();
      },
      onChanged: () => undefined,
      onBroken: (cause) => {
        this.#broken = cause;
        this.#look();
      },
    });
  }

  /** The first whole pull. Rejects when the portal or the store fails. */
  async start(lastSyncedBefore: string | null = null): Promise<void> {
    this.#loop.start();
    await this.#until((state) => state.lastSynced !== null && state.lastSynced !== lastSyncedBefore);
  }

  /** One more whole pull. */
  async again(): Promise<void> {
    const before = this.#state?.lastSynced ?? null;
    this.#loop.wake();
    await this.#until((state) => state.lastSynced !== before);
  }

  stop(): void {
    this.#loop.stop();
  }

  #until(holds: (state: SyncState) => boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#look = () => {
        const state = this.#state;
        const connection = state?.connection.state;
        if (connection === 'connected') this.#reached = true;
        if (this.#broken !== null) reject(this.#broken instanceof Error ? this.#broken : new Error('the sync broke'));
        else if (!this.#reached && connection !== undefined && connection !== 'starting')
          reject(new Error(`the portal cannot be used: ${JSON.stringify(state?.connection)}`));
        else if (state !== null && holds(state)) resolve();
      };
      this.#look();
    });
  }
}
