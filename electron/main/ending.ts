import type { LastWords } from './lastWords.ts';

type Parts = {
  readonly lastWords: LastWords;
  /** Asks the person whether to end although something could not be saved. */
  readonly goesAnyway: () => Promise<boolean>;
  readonly hide: () => void;
  /** Closes what must be closed before the process ends. */
  readonly stop: () => Promise<unknown>;
  readonly quit: () => void;
};

/**
 * The end of the program, whoever asks for it: the menu, the window's own cross, the operating system. First what is
 * being written is saved, then the engine closes its files, then it is over.
 */
export class Ending {
  readonly #parts: Parts;
  #state: 'running' | 'ending' | 'over' = 'running';

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Somebody wants the program, or its only window, to end. It is held back until everything is safe. */
  asked(event: { readonly preventDefault: () => void }): void {
    if (this.#state === 'over') return;
    event.preventDefault();
    if (this.#state === 'ending') return;
    this.#state = 'ending';
    void this.#end();
  }

  async #end(): Promise<void> {
    const { lastWords, goesAnyway, hide, stop, quit } = this.#parts;
    if ((await lastWords.ask()) === 'not-saved' && !(await goesAnyway())) {
      this.#state = 'running';
      return;
    }
    // What is typed from now on would be lost.
    hide();
    await stop().catch(() => undefined);
    this.#state = 'over';
    quit();
  }
}
