import type { AccessNote } from '../engine/ipc/messages.ts';
import { Displays, type Question } from './displays.ts';

/** Writes notes in the access log; gives null once they stand there, or the refusal to show instead. */
type Log = (practitionerId: string, notes: readonly AccessNote[]) => Promise<object | null>;

/**
 * Nothing of a patient's reaches the window before its line stands in the access log. This is main's, so that the
 * window can neither skip it nor say what has been logged already; a screen that only asks again is no new opening.
 */
export class Openings {
  readonly #log: Log;
  readonly #displays = new Displays();
  #turn: Promise<unknown> = Promise.resolve();

  constructor(log: Log) {
    this.#log = log;
  }

  forget(): void {
    this.#displays.forget();
  }

  /** Gives null when the answer may be shown, otherwise what to show instead. One at a time: each sees the one before. */
  allow(practitionerId: string, question: Question, notes: readonly AccessNote[], now: number): Promise<object | null> {
    if (notes.length === 0) return Promise.resolve(null);
    const turn = this.#turn.then(() => this.#allow(practitionerId, question, notes, now));
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  async #allow(
    practitionerId: string,
    question: Question,
    notes: readonly AccessNote[],
    now: number,
  ): Promise<object | null> {
    const unlogged = this.#displays.unlogged(practitionerId, question, notes, now);
    const refused = unlogged.notes.length === 0 ? null : await this.#log(practitionerId, unlogged.notes);
    if (refused === null) unlogged.keep();
    return refused;
  }
}
