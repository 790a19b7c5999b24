/** What became of the words that stood in the window. */
export type LastWordsOutcome =
  | 'saved'
  /** The engine would not take them: a person decides whether to stay. */
  | 'not-saved'
  /** The window is gone, or hangs: it holds nothing up. */
  | 'no-answer';

type Parts = {
  /** Asks the window to hand over what is being written; false when there is none to ask. */
  readonly askWindow: () => boolean;
  readonly later: (run: () => void, ms: number) => () => void;
};

/** How long a window may hold up what waits for it. It has as long when the machine is locked. */
export const LAST_WORDS_MS = 5_000;

/** Nothing ends before what somebody is writing is in the file: the window is asked, and waited for, but not for ever. */
export class LastWords {
  readonly #parts: Parts;
  #asked: Promise<LastWordsOutcome> | null = null;
  #given: (outcome: LastWordsOutcome) => void = () => undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Settled when the window has saved what it could, at the latest after `LAST_WORDS_MS`. Asked twice, it asks once. */
  ask(): Promise<LastWordsOutcome> {
    this.#asked ??= this.#ask().finally(() => {
      this.#asked = null;
    });
    return this.#asked;
  }

  #ask(): Promise<LastWordsOutcome> {
    return new Promise((resolve) => {
      const stop = this.#parts.later(() => resolve('no-answer'), LAST_WORDS_MS);
      this.#given = (outcome) => {
        stop();
        resolve(outcome);
      };
      if (!this.#parts.askWindow()) this.#given('no-answer');
    });
  }

  /** The window's answer. */
  given(saved: boolean): void {
    this.#given(saved ? 'saved' : 'not-saved');
  }

  /** The window has gone while it was waited for. */
  windowGone(): void {
    this.#given('no-answer');
  }
}
