import type { CdpConnection, CdpSession } from './cdp.ts';

export type PageTarget = { readonly targetId: string; readonly session: CdpSession; readonly sessionId: string };

/** What the owner of a page hears of it. */
export type PageWatcher = { gone(): void; title(title: string): void };

/**
 * The pages of one browser. Each waits, before it runs anything, until we have
 * it in hand; a page that another page opened never gets to run at all.
 */
export class PageTargets {
  readonly #cdp: CdpConnection;
  readonly #attached = new Map<string, PageTarget>();
  readonly #expected = new Map<string, (page: PageTarget) => void>();
  readonly #owners = new Map<string, PageWatcher>();

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
    });
    cdp.root.on('Target.detachedFromTarget', ({ sessionId }) => {
      cdp.forget(sessionId);
      for (const page of this.#attached.values()) {
        if (page.sessionId !== sessionId) continue;
        this.#attached.delete(page.targetId);
        this.#owners.get(page.targetId)?.gone();
        this.#owners.delete(page.targetId);
      }
    });
    cdp.root.on('Target.targetInfoChanged', ({ targetInfo: { targetId, title, url } }) => {
      // A page without a title is named for its address.
      if (title !== '' && !url.endsWith(title)) this.#owners.get(targetId)?.title(title);
    });
    await cdp.root.send('Target.setDiscoverTargets', { discover: true });
    await cdp.root.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true });
  }

  /** Opens an empty page in a window of its own, waiting to be set up. The watcher hears when it is closed by whomever. */
  async open(size: { readonly width: number; readonly height: number }, watcher: PageWatcher): Promise<PageTarget> {
    const { targetId } = await this.#cdp.root.send('Target.createTarget', {
      url: 'about:blank',
      newWindow: true,
      ...size,
    });
    this.#owners.set(targetId, watcher);
    const here = this.#attached.get(targetId);
    if (here) return here;
    return new Promise((resolve) => this.#expected.set(targetId, resolve));
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
