import { randomUUID } from 'node:crypto';
import type Electron from 'electron';
import { Accelerators } from './accelerators.ts';
import { coveredEvents } from './events.ts';
import { Frames, type Frame } from './frames.ts';
import { Navigation } from './navigation.ts';
import { showThemeIn } from './nativeTheme.ts';
import { reportConsole } from './pageConsole.ts';
import { PageIpc, type Said } from './pageIpc.ts';
import { capture, type Picture, printToPdf } from './pageOutput.ts';
import { addPageScripts } from './pageScripts.ts';
import type { PageTarget, PageTargets } from './pageTargets.ts';
import { serveRequests } from './requests.ts';
import { toAppUrl } from './schemes.ts';
import { defaultSession } from './session.ts';
import { notCovered, preventable, StrictEmitter } from './strict.ts';
import type { WebPreferences } from './webPreferences.ts';
import { Zoom } from './zoom.ts';

type Covered = Pick<
  Electron.WebContents,
  | 'close'
  | 'executeJavaScript'
  | 'focus'
  | 'forcefullyCrashRenderer'
  | 'getTitle'
  | 'getURL'
  | 'getZoomFactor'
  | 'getZoomLevel'
  | 'id'
  | 'isCrashed'
  | 'isDestroyed'
  | 'isLoading'
  | 'loadURL'
  | 'printToPDF'
  | 'reload'
  | 'send'
  | 'setIgnoreMenuShortcuts'
  | 'setWindowOpenHandler'
  | 'setZoomFactor'
  | 'setZoomLevel'
  | 'zoomFactor'
  | 'zoomLevel'
>;

const byTargetId = new Map<string, WebContents>();
let lastId = 0;

/** What a page needs of the window it is shown in. */
export type PageOwner = { close(): void; goneByItself(): void; focus(): void };

/** `webContents`: one page, with its preload, its frames and its messages. */
export class WebContents extends StrictEmitter implements Covered {
  readonly id = ++lastId;
  readonly session = defaultSession;
  readonly #opened: Promise<PageTarget>;
  readonly #targets: PageTargets;
  readonly #owner: PageOwner;
  readonly #frames = new Frames();
  readonly #navigation = new Navigation(this.#frames, this);
  readonly #accelerators = new Accelerators(this);
  readonly #zoom: Zoom;
  #ipc: PageIpc | undefined;
  #openHandler: Parameters<Electron.WebContents['setWindowOpenHandler']>[0] | undefined;
  #destroyed = false;
  #crashed = false;
  #title = '';

  constructor(
    preferences: WebPreferences,
    targets: PageTargets,
    size: { readonly width: number; readonly height: number },
    owner: PageOwner,
  ) {
    super('webContents', coveredEvents.WebContents);
    this.#targets = targets;
    this.#owner = owner;
    this.#opened = targets.open(size, () => owner.goneByItself()).then((page) => this.#setUp(page, preferences));
    this.#opened.catch((error: unknown) => {
      if (!this.#destroyed) console.error('stand-in: a window could not be opened:', error);
    });
    this.#zoom = new Zoom(this.#opened, preferences.zoomFactor ?? 1);
  }

  static fromDevToolsTargetId(targetId: string): WebContents | undefined {
    return byTargetId.get(targetId);
  }

  static getAllWebContents(): WebContents[] {
    return [...byTargetId.values()];
  }

  /** For the stand-in's own parts: the page, once it is there. */
  get opened(): Promise<PageTarget> {
    return this.#opened;
  }

  get mainFrame(): Frame {
    const id = this.#frames.mainFrameId;
    const frame = id === undefined ? undefined : this.#frames.frame(id);
    if (!frame) throw notCovered('webContents.mainFrame before the first load');
    return frame;
  }

  get zoomFactor(): number {
    return this.#zoom.factor;
  }

  set zoomFactor(factor: number) {
    this.#zoom.factor = factor;
  }

  get zoomLevel(): number {
    return this.#zoom.level;
  }

  set zoomLevel(level: number) {
    this.#zoom.level = level;
  }

  getZoomFactor(): number {
    return this.#zoom.factor;
  }

  setZoomFactor(factor: number): void {
    this.#zoom.factor = factor;
  }

  getZoomLevel(): number {
    return this.#zoom.level;
  }

  setZoomLevel(level: number): void {
    this.#zoom.level = level;
  }

  getURL(): string {
    return this.#frames.url;
  }

  getTitle(): string {
    return this.#title;
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  isCrashed(): boolean {
    return this.#crashed;
  }

  isLoading(): boolean {
    return this.#navigation.isLoading;
  }

  focus(): void {
    this.#owner.focus();
  }

  close(_options?: { waitForBeforeUnload?: boolean }): void {
    if (!this.#destroyed) this.#owner.close();
  }

  setWindowOpenHandler(handler: Parameters<Electron.WebContents['setWindowOpenHandler']>[0]): void {
    this.#openHandler = handler;
  }

  setIgnoreMenuShortcuts(ignore: boolean): void {
    this.#accelerators.ignored = ignore;
  }

  /** Sends to the preload of the main frame; throws at once on what cannot be cloned. */
  send(channel: string, ...args: unknown[]): void {
    if (typeof channel !== 'string') throw new TypeError('Missing required channel argument');
    if (this.#destroyed) throw new TypeError('Object has been destroyed');
    this.#ipc?.send(channel, args);
  }

  async loadURL(url: string): Promise<void> {
    const { session } = await this.#opened;
    await this.#navigation.load(session, url);
  }

  reload(): void {
    void this.#opened.then(({ session }) => this.#navigation.reload(session));
  }

  async executeJavaScript(code: string, userGesture = false): Promise<unknown> {
    const { session } = await this.#opened;
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
      expression: code,
      awaitPromise: true,
      returnByValue: true,
      userGesture,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }

  forcefullyCrashRenderer(): void {
    void this.#opened.then(({ session }) => session.post('Page.crash'));
  }

  async printToPDF(options: Electron.PrintToPDFOptions): Promise<Buffer> {
    const { session } = await this.#opened;
    return printToPdf(session, options);
  }

  async capturePage(): Promise<Picture> {
    const { session } = await this.#opened;
    return capture(session);
  }

  /** For the window: closes the page for good. */
  destroyPage(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    this.#accelerators.forget();
    this.#navigation.abandon();
    void this.#opened.then(
      // oxlint-disable-next-line promise/always-return -- nothing follows
      ({ targetId }) => {
        byTargetId.delete(targetId);
        this.#targets.close(targetId);
      },
      () => {},
    );
    this.emit('destroyed');
  }

  async #setUp(page: PageTarget, preferences: WebPreferences): Promise<PageTarget> {
    const { session, targetId } = page;
    byTargetId.set(targetId, this);
    this.#frames.startWith(targetId);
    const ipc = new PageIpc(session, this.#frames, this, {
      said: (message) => this.#said(message, preferences.preload ?? ''),
      begun: () => this.#accelerators.give(ipc),
    });
    this.#ipc = ipc;
    this.#navigation.follow(session);
    reportConsole(session, this);
    session.on('Inspector.targetCrashed', () => {
      this.#crashed = true;
      this.emit('render-process-gone', preventable({}), { reason: 'crashed', exitCode: 5 });
    });
    session.on('Page.frameNavigated', () => (this.#crashed = false));
    session.on('Page.windowOpen', ({ url, windowName, windowFeatures }) =>
      this.#askToOpen(toAppUrl(url), windowName, windowFeatures.join(',')),
    );
    await Promise.all([
      session.send('Page.enable'),
      session.send('Runtime.enable'),
      ...addPageScripts(session, `standin-${randomUUID()}`, preferences),
      serveRequests(session, (request) => this.#navigation.gate(request)),
      showThemeIn(session),
      session.send('Runtime.runIfWaitingForDebugger'),
    ]);
    return page;
  }

  #titled(title: string): void {
    if (title === this.#title) return;
    this.#title = title;
    this.emit('page-title-updated', preventable({}), title, true);
  }

  #said(message: Said, preload: string): void {
    switch (message.type) {
      case 'open':
        this.#askToOpen(toAppUrl(message.url), message.frameName, message.features);
        return;
      case 'title':
        this.#titled(message.title);
        return;
      case 'accelerator':
        this.#accelerators.pressed(message.accelerator);
        return;
      case 'preload-error':
        console.error(`Unable to load preload script: ${preload}\n${message.error}`);
        this.emit('preload-error', preventable({}), preload, new Error(message.error));
    }
  }

  /** The app hears of every window a page wants, and only "deny" is an answer. */
  #askToOpen(url: string, frameName: string, features: string): void {
    if (!this.#openHandler) {
      console.error(`stand-in: a page wanted to open ${url} and there is no setWindowOpenHandler; denied`);
      return;
    }
    const referrer = { url: '', policy: 'default' as const };
    const { action } = this.#openHandler({ url, frameName, features, disposition: 'foreground-tab', referrer });
    if (action !== 'deny') throw notCovered("a setWindowOpenHandler that answers anything but 'deny'");
  }
}
