import { LAST_WORDS_MS } from './lastWords.ts';
import type { Session, SessionState } from '../../shared/ipc/views/session.ts';

/** Someone is not signed in any more, and how it came. */
export type Left = { readonly practitionerId: string; readonly act: 'lock' | 'signOut' };

/**
 * Who sits at this machine. Main alone knows; the window is told, and can never say it.
 *
 * Every way of signing in ends in `signedIn`. From `lock` on nobody is signed in, so that the engine refuses whatever
 * is asked next; only the name is kept, for the lock screen to say whose texts wait.
 */
export class Sessions {
  readonly #onChanged: (left: Left | null) => void;
  readonly #now: () => number;
  #state: SessionState = { state: 'nobody' };
  #lockedAt = 0;

  /** @param onChanged called after each change, also one to the same person again, with who is not here any more */
  constructor(onChanged: (left: Left | null) => void, now: () => number) {
    this.#onChanged = onChanged;
    this.#now = now;
  }

  get state(): SessionState {
    return this.#state;
  }

  /** Who has signed in, as a Practitioner's id; null when nobody has, and while it is locked. */
  get practitionerId(): string | null {
    return this.#state.state === 'signed-in' ? this.#state.session.practitionerId : null;
  }

  /**
   * Whose text may be kept as a draft: of whoever is signed in, and for a few seconds after a lock of whoever was. It
   * lets nobody read anything.
   */
  get mayStillSave(): string | null {
    if (this.#state.state !== 'locked') return this.practitionerId;
    const passed = this.#now() - this.#lockedAt;
    return passed >= 0 && passed < LAST_WORDS_MS ? this.#state.practitionerId : null;
  }

  /** Someone has proved who they are. Whoever was here before is not any more. */
  signedIn(session: Session): void {
    this.#become({ state: 'signed-in', session });
  }

  /** Ends the session and remembers whose it was. Where nobody is signed in, nothing changes. */
  lock(): void {
    if (this.#state.state !== 'signed-in') return;
    const { practitionerId, name } = this.#state.session;
    this.#lockedAt = this.#now();
    this.#become({ state: 'locked', practitionerId, name });
  }

  /** Ends the session, or the lock, and remembers nobody. */
  signOut(): void {
    this.#become({ state: 'nobody' });
  }

  #become(state: SessionState): void {
    const before = this.practitionerId;
    this.#state = state;
    const isGone = before !== null && before !== this.practitionerId;
    this.#onChanged(isGone ? { practitionerId: before, act: state.state === 'locked' ? 'lock' : 'signOut' } : null);
  }
}
