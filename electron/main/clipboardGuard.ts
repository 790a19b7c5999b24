import { createHash } from 'node:crypto';
import { holdsIdentityNumber } from '../../shared/domain/identity/identityNumberIn.ts';

/** How long an identity number stays on the clipboard: long enough to paste it in the record system beside. */
const KEEPS_FOR = 60_000;

type Options = {
  readonly read: () => Promise<string>;
  readonly clear: () => void;
  /** Runs something later; gives a function that calls it off. */
  readonly later: (run: () => void, ms: number) => () => void;
};

/**
 * Takes identity numbers off the clipboard after a minute, where every program can read them, and some send it to other
 * machines. What somebody has copied since, here or elsewhere, is left alone. The number itself is not kept meanwhile.
 */
export class ClipboardGuard {
  readonly #options: Options;
  #waiting: { readonly mark: string; readonly callOff: () => void } | null = null;

  constructor(options: Options) {
    this.#options = options;
  }

  /** Something has been copied in the window. */
  async copied(): Promise<void> {
    const text = await this.#options.read();
    if (!holdsIdentityNumber(text)) return;
    this.#waiting?.callOff();
    this.#waiting = {
      mark: markOf(text),
      callOff: this.#options.later(() => void this.clearNow(), KEEPS_FOR),
    };
  }

  /** At once, if what was copied is still there: the minute is over, the machine is locked or the app is closed. */
  async clearNow(): Promise<void> {
    const waiting = this.#waiting;
    if (waiting === null) return;
    this.#waiting = null;
    waiting.callOff();
    if (markOf(await this.#options.read()) === waiting.mark) this.#options.clear();
  }
}

function markOf(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}
