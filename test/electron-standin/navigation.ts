import type { EventEmitter } from 'node:events';
import type { CdpSession } from './cdp.ts';
import type { Frames } from './frames.ts';
import { toAppUrl, toShownUrl } from './schemes.ts';
import { preventable } from './strict.ts';

type Load = { readonly url: string; resolve(): void; reject(error: Error): void };
type DocumentRequest = { appUrl: string; shownUrl: string; resourceType: string; frameId: string };

const withoutHash = (url: string): string => url.split('#')[0] ?? url;

/** Where one page goes: loads that the app asked for, and those that the page wants and the app may prevent. */
export class Navigation {
  readonly #frames: Frames;
  readonly #emitter: EventEmitter;
  #load: Load | undefined;
  #asked: string | undefined;
  #loading = false;

  constructor(frames: Frames, emitter: EventEmitter) {
    this.#frames = frames;
    this.#emitter = emitter;
  }

  get isLoading(): boolean {
    return this.#loading;
  }

  /** Reports Chromium's page events as Electron's. */
  follow(session: CdpSession): void {
    const frames = this.#frames;
    const emit = (event: string, ...args: unknown[]): void => void this.#emitter.emit(event, preventable({}), ...args);
    session.on('Page.frameStartedLoading', ({ frameId }) => {
      if (frameId !== frames.mainFrameId || this.#loading) return;
      this.#loading = true;
      emit('did-start-loading');
    });
    session.on('Page.frameNavigated', ({ frame }) => {
      frames.navigated(frame.id, frame.parentId, frame.url, frame.name);
      if (frame.parentId === undefined) emit('did-navigate', toAppUrl(frame.url), 200, 'OK');
    });
    session.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
      frames.movedWithin(frameId, url);
      if (frameId === frames.mainFrameId) emit('did-navigate-in-page', toAppUrl(url), true, 1, 1);
    });
    session.on('Page.frameDetached', ({ frameId, reason }) => {
      if (reason === 'remove') frames.detached(frameId);
    });
    // The empty page a window begins with is none of the app's.
    session.on('Page.domContentEventFired', () => void (frames.url !== '' && emit('dom-ready')));
    session.on('Page.loadEventFired', () => void (frames.url !== '' && this.#finished()));
  }

  /** Loads one of the app's own addresses; fulfilled when it has loaded, rejected with Chromium's reason. */
  load(session: CdpSession, url: string): Promise<void> {
    const shown = toShownUrl(url);
    if (shown === undefined) {
      throw new Error(`stand-in: loadURL is for the app's own registered schemes only, not ${url}`);
    }
    if (this.#load) this.#failed(this.#load, 'net::ERR_ABORTED');
    return new Promise<void>((resolve, reject) => {
      const load: Load = { url, resolve, reject };
      this.#load = load;
      this.#asked = withoutHash(shown);
      session.send('Page.navigate', { url: shown }).then(
        // oxlint-disable-next-line promise/always-return -- nothing follows
        ({ errorText, loaderId }) => {
          if (errorText) this.#failed(load, errorText);
          // Without a loader only the part after # changed, and no load event comes.
          else if (loaderId === undefined) this.#finished();
        },
        () => this.#failed(load, 'net::ERR_FAILED'),
      );
    });
  }

  reload(session: CdpSession): void {
    this.#asked = withoutHash(toShownUrl(this.#frames.url) ?? '');
    session.post('Page.reload');
  }

  /** The window is gone; so is what it was loading. */
  abandon(): void {
    this.#load?.reject(new Error(`ERR_FAILED (-2) loading '${this.#load.url}'`));
    this.#load = undefined;
  }

  /** Asks `will-navigate` about every new document of the main frame that the app did not ask for itself. */
  gate(request: DocumentRequest): 'serve' | 'block' {
    if (request.resourceType !== 'Document' || request.frameId !== this.#frames.mainFrameId) return 'serve';
    if (this.#asked === withoutHash(request.shownUrl)) {
      this.#asked = undefined;
      return 'serve';
    }
    // A reload by a developer or by Playwright, which is not the page's doing.
    if (withoutHash(this.#frames.url) === withoutHash(request.appUrl)) return 'serve';
    const frame = this.#frames.frame(request.frameId) ?? null;
    const event = preventable({ url: request.appUrl, isSameDocument: false, isMainFrame: true, frame });
    this.#emitter.emit('will-frame-navigate', event);
    if (!event.defaultPrevented) this.#emitter.emit('will-navigate', event, request.appUrl, false, true, 1, 1);
    return event.defaultPrevented ? 'block' : 'serve';
  }

  #finished(): void {
    const load = this.#load;
    this.#load = undefined;
    this.#loading = false;
    this.#emitter.emit('did-finish-load', preventable({}));
    this.#emitter.emit('did-stop-loading', preventable({}));
    load?.resolve();
  }

  #failed(load: Load, errorText: string): void {
    if (this.#load !== load) return;
    this.#load = undefined;
    this.#loading = false;
    const reason = errorText.replace(/^net::/, '');
    const number = reason === 'ERR_ABORTED' ? -3 : -2;
    this.#emitter.emit('did-fail-load', preventable({}), number, reason, load.url, true, 1, 1);
    const error = new Error(`${reason} (${number}) loading '${load.url}'`);
    load.reject(Object.assign(error, { code: reason, errno: number, url: load.url }));
  }
}
