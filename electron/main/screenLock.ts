import { lockAfterMinutes, mustLock } from '../../shared/domain/access/lock.ts';
import { osloDate, Temporal } from '../../shared/lib/time.ts';
import type { Sessions } from './sessions.ts';

type Parts = {
  readonly sessions: Sessions;
  /** Seconds since the last key or pointer anywhere on the machine, as the operating system knows it. */
  readonly idleSeconds: () => number;
  /** This machine's clock, ms. */
  readonly now: () => number;
};

/**
 * Decides when an abandoned machine locks. Someone is here while the machine is used, in our window or beside it: staff
 * work in the record system with this window open.
 */
export class ScreenLock {
  readonly #parts: Parts;
  #minutes: number | null = null;
  #usedAt: number;
  #pausedAt: number;
  #lookedAt: number;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#usedAt = this.#pausedAt = this.#lookedAt = parts.now();
  }

  /** After so many idle minutes from now on; until it has been told, after the rule's own. */
  lockAfter(minutes: number): void {
    this.#minutes = minutes;
  }

  /** Somebody did something in our window. */
  used(): void {
    this.#usedAt = this.#parts.now();
  }

  /** Locks when it is time. Called every second. */
  look(): void {
    const { sessions, idleSeconds, now } = this.#parts;
    const at = now();
    const idle = idleSeconds();
    if (idle > 0) this.#pausedAt = at;
    // A machine that slept without telling was not looked at: nobody was here either.
    const slept = this.#isLongAgo(this.#lookedAt, at);
    this.#lookedAt = at;
    if (sessions.practitionerId === null) {
      this.#usedAt = this.#pausedAt = at;
      return;
    }
    // Where the system cannot tell, it says 0 all the time; a person pauses for a second within minutes.
    const systemTells = !this.#isLongAgo(this.#pausedAt, at);
    const lastActivity = systemTells ? Math.max(this.#usedAt, at - idle * 1000) : this.#usedAt;
    if (slept || this.#isLongAgo(lastActivity, at)) sessions.lock();
  }

  #isLongAgo(then: number, at: number): boolean {
    const now = Temporal.Instant.fromEpochMilliseconds(at);
    return mustLock(Temporal.Instant.fromEpochMilliseconds(then), now, this.#minutes ?? usualMinutes(now));
  }
}

function usualMinutes(now: Temporal.Instant): number {
  const usual = lockAfterMinutes(null, osloDate(now));
  // The rule refuses only a wish.
  return usual.ok ? usual.value : 1;
}
