import { NO_LINE, type LogHead } from './accessLogStore.ts';
import { readLogChecked, saveLogChecked } from './logCheckStore.ts';
import type { Db } from './open.ts';
import { verifyStep } from './verifyLog.ts';

type Options = {
  readonly db: Db;
  readonly now: () => number;
  /** After every change of what is known. */
  readonly onChanged: () => void;
  readonly onBroken: (cause: unknown) => void;
};

/** A few milliseconds' work; then the writer has its turn. */
const LINES_AT_ONCE = 250;
const BETWEEN = 5;
/** What was whole a week ago is looked at again, in case an old line has been changed since. */
const WHOLE_EVERY = 7 * 24 * 3_600_000;

/**
 * Follows the chain of the access log beside the writer's other work: at every start from where it was last found
 * whole, once a week and on demand from its first line. It finds and tells; it mends nothing.
 */
export class LogCheck {
  readonly #options: Options;
  #timer: NodeJS.Timeout | undefined;
  #from: LogHead | null = null;

  constructor(options: Options) {
    this.#options = options;
  }

  start(): void {
    const { db, now, onBroken } = this.#options;
    try {
      const known = readLogChecked(db);
      const wholeIsDue = known.wholeAt === null || now() - known.wholeAt > WHOLE_EVERY || known.broken !== null;
      saveLogChecked(db, { ...known, asked: known.asked === 'whole' || wholeIsDue ? 'whole' : 'new' });
      this.wake();
    } catch (cause) {
      // A full disk, say: everything else goes on, and the next start tries again.
      onBroken(cause);
    }
  }

  /** Looks at what has come since the last check, now. */
  askNew(): void {
    const { db } = this.#options;
    saveLogChecked(db, { ...readLogChecked(db), asked: readLogChecked(db).asked ?? 'new' });
    this.wake();
  }

  /** Somebody may have asked for a check. */
  wake(): void {
    if (this.#timer !== undefined) return;
    const { asked, through } = readLogChecked(this.#options.db);
    if (asked === null) return;
    this.#from = asked === 'whole' ? NO_LINE : through;
    this.#later();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #later(): void {
    this.#timer = setTimeout(() => {
      try {
        if (this.#step()) this.#later();
        else this.#timer = undefined;
      } catch (cause) {
        // The store would not be read; the next start or the next press of the button tries again.
        this.#timer = undefined;
        this.#options.onBroken(cause);
      }
    }, BETWEEN);
  }

  /** True while there is more to look at. */
  #step(): boolean {
    const { db, now, onChanged } = this.#options;
    const { through, broken, ended } = verifyStep(db, this.#from ?? NO_LINE, LINES_AT_ONCE);
    this.#from = through;
    if (!ended) return true;
    const known = readLogChecked(db);
    const isWhole = known.asked === 'whole';
    saveLogChecked(db, {
      through,
      checkedAt: now(),
      wholeAt: isWhole ? now() : known.wholeAt,
      broken: broken ?? (isWhole ? null : known.broken),
      asked: null,
    });
    onChanged();
    return false;
  }
}
