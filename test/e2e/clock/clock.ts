import { OSLO, Temporal } from '../../../shared/lib/time.ts';

/** A clock that a test sets, and that runs on from there: of the portal, of the app's threads, of its window. */
export class Clock {
  #ahead = 0;

  /** @param time as it is read off a wall in Norway, «2027-03-22T10:00» */
  constructor(time: string) {
    this.set(time);
  }

  /** The portal has it at once, the app when it is started the next time. */
  set(time: string): void {
    const then = Temporal.PlainDateTime.from(time).toZonedDateTime(OSLO).epochMilliseconds;
    this.#ahead = then - Temporal.Now.instant().epochMilliseconds;
  }

  /** How many milliseconds it is ahead of the machine's. */
  get ahead(): number {
    return this.#ahead;
  }

  now(): Temporal.Instant {
    return Temporal.Now.instant().add({ milliseconds: this.#ahead });
  }
}
