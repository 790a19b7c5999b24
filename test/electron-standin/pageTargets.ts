import type { CdpConnection, CdpSession } from './cdp.ts';
import { isVisible, openBareWindow } from './chromium.ts';

export type PageTarget = { readonly targetId: string; readonly session: CdpSession; readonly sessionId: string };

/**
 * The pages of one browser. Each waits, before it runs anything, until we have
 * it in hand; a page that another page opened never gets to run at all.
 */
export class PageTargets {
  readonly #cdp: CdpConnection;
  readonly #attached = new Map<string, PageTarget>();
  readonly #expected = new Map<string, (page: PageTarget) => void>();
  readonly #nextBare: ((page: PageTarget) => void)[] = [];
  readonly #gone = new Map<string, () => void>();

  constructor(cdp: CdpConnection) {
    this.#cdp = cdp;
  }

  async attach(): Promise<void> {
    const cdp = this.#cdp;
    cdp.root.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
      const session = cdp.session(sessionId);
      if (targetInfo.type !== 'page') {
        session.post('Runtime.runIfWaitingForDebugger');
        return;
      }
      if (targetInfo.openerId !== undefined) {
        this.close(targetInfo.targetId);
        return;
      }
      const page = { targetId: targetInfo.targetId, session, sessionId };
      this.#attached.set(page.targetId, page);
      this.#expected.get(page.targetId)?.(page);
      const waiting = this.#nextBare.shift();
      if (waiting) waiting(page);
      // Ctrl+N in a visible Chromium; Electron has no such windows.
      else if (isVisible) this.close(page.targetId);
    });
    cdp.root.on('Target.detachedFromTarget', ({ sessionId }) => {
      cdp.forget(sessionId);
      for (const page of this.#attached.values()) {
        if (page.sessionId !== sessionId) continue;
        this.#attached.delete(page.targetId);
        this.#gone.get(page.targetId)?.();
        this.#gone.delete(page.targetId);
      }
    });
    await cdp.root.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true });
  }

  /** Opens an empty page in a window of its own, waiting to be set up. `onGone` is called when it is closed by whomever. */
  async open(size: { readonly width: number; readonly height: number }, onGone: () => void): Promise<PageTarget> {
    if (isVisible) return this.#openBare(onGone);
    const { targetId } = await this.#cdp.root.send('Target.createTarget', {
      url: 'about:blank',
      newWindow: true,
      ...size,
    });
    this.#gone.set(targetId, onGone);
    const here = this.#attached.get(targetId);
    if (here) return here;
    return new Promise((resolve) => this.#expected.set(targetId, resolve));
  }

  #openBare(onGone: () => void): Promise<PageTarget> {
    openBareWindow();
    return new Promise((resolve) =>
      this.#nextBare.push((page) => {
        this.#gone.set(page.targetId, onGone);
        resolve(page);
      }),
    );
  }

  close(targetId: string): void {
    this.#cdp.root.post('Target.closeTarget', { targetId });
  }
}

let pages: PageTargets | undefined;

/** Takes the pages of Chromium in hand; before any window is opened. */
export async function attachToPages(cdp: CdpConnection): Promise<void> {
  pages = new PageTargets(cdp);
  await pages.attach();
}

/** The pages of Chromium. */
export function pageTargets(): PageTargets {
  if (!pages) throw new Error('stand-in: Chromium has not started');
  return pages;
}
