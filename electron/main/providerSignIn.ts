import type { SignInFailure, SignInProgress, SignInView } from '../../shared/ipc/views/signIn.ts';
import { err, ok } from '../../shared/lib/result.ts';
import type { PersonSignInStep } from '../engine/ipc/messages.ts';
import { isLoopback, type PortalSettings } from '../engine/portal/settings.ts';
import type { Sessions } from './sessions.ts';

type Options = {
  /** The settings that the machine goes by. */
  readonly settings: () => PortalSettings | null;
  readonly sessions: Sessions;
  /** Tells the engine that somebody wants to sign in, or not any more. */
  readonly ask: (wanted: boolean) => void;
  /** The operating system's browser. Rejects when there is none. */
  readonly openExternal: (url: string) => Promise<void>;
  readonly onChanged: () => void;
  /** Somebody has signed in: back from the browser to the window. */
  readonly showWindow: () => void;
};

/**
 * Signing in at the identity provider, as main sees it: the engine does the talking, main opens the page in the
 * person's own browser and keeps who it was. Never a window of ours: nobody should learn to type a password there.
 */
export class ProviderSignIn {
  readonly #options: Options;
  #progress: SignInProgress = { state: 'none' };

  constructor(options: Options) {
    this.#options = options;
  }

  get view(): SignInView {
    const settings = this.#options.settings();
    if (settings === null) return { way: 'none' };
    if (settings.people === undefined) return { way: 'name' };
    const { name, issuer } = settings.people;
    return { way: 'provider', provider: name, isDemo: isLoopback(issuer), progress: this.#progress };
  }

  start() {
    if (this.view.way !== 'provider') return err({ type: 'NoProvider' } as const);
    this.#become({ state: 'starting' });
    this.#options.ask(true);
    return ok(null);
  }

  cancel() {
    this.#options.ask(false);
    this.#become({ state: 'none' });
    return ok(null);
  }

  /** Somebody came in another way, with a PIN: nobody is waited for any more. */
  sessionChanged(): void {
    if (this.#options.sessions.state.state === 'signed-in' && this.#progress.state !== 'none') this.cancel();
  }

  /** What the engine says of the sign-in that is under way. */
  step(step: PersonSignInStep): void {
    switch (step.step) {
      case 'page':
        void this.#open(step.url);
        return;
      case 'signed-in':
        this.#become({ state: 'none' });
        this.#options.sessions.signedIn(step.session);
        this.#options.showWindow();
        return;
      case 'failed':
        this.#failed(step.reason, step.name, step.code);
    }
  }

  async #open(url: string): Promise<void> {
    const issuer = this.#options.settings()?.people?.issuer;
    // Only the provider's own pages: nothing else has any business in the browser here.
    if (issuer === undefined || new URL(url).origin !== new URL(issuer).origin) return this.#failed('untrusted', null);
    try {
      await this.#options.openExternal(url);
      if (this.#progress.state === 'starting') this.#become({ state: 'waiting' });
    } catch {
      this.#options.ask(false);
      this.#failed('no-browser', null);
    }
  }

  #failed(reason: SignInFailure, name: string | null, code?: string): void {
    this.#become({ state: 'failed', reason, name, code: code ?? null });
  }

  #become(progress: SignInProgress): void {
    this.#progress = progress;
    this.#options.onChanged();
  }
}
