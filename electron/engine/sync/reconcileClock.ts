import type { Db } from '../db/open.ts';
import { readSetting, saveSetting } from '../db/settingStore.ts';

const EVERY_MS = 60 * 60 * 1000;

/** When it is time to look for what is gone at the portal: by the hour, also for a machine that is never on for one. */
export class ReconcileClock {
  readonly #db: Db;
  readonly #now: () => number;
  /** When that was last done, ms; null before the first time. */
  #done: number | null;

  constructor(db: Db, now: () => number) {
    this.#db = db;
    this.#now = now;
    const stored = readSetting(db, 'reconciled');
    // One in the future is from before the clock was set back.
    this.#done = stored === null ? null : Math.min(Number(stored), now());
  }

  /** After everything has been pulled: whether it is time. The next time is counted from now. */
  isDue(): boolean {
    const now = this.#now();
    const last = this.#done;
    if (last !== null && now - last <= EVERY_MS) return false;
    this.#done = now;
    // The first load has everything.
    if (last === null) this.completed();
    return last !== null;
  }

  /** It has been done to its end. */
  completed(): void {
    saveSetting(this.#db, 'reconciled', String(this.#done));
  }
}
