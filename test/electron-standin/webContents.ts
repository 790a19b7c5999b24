import { randomUUID } from 'node:crypto';
import type Electron from 'electron';
import { Frames, type Frame } from './frames.ts';
import { answerInvoke, type IpcEvent, receiveSend } from './ipcMain.ts';
import { encodeClone } from './page/cloneCodec.ts';
import { mainWorldScript, preloadWorld, preloadWorldScript } from './pageScripts.ts';
import type { PageTarget, PageTargets } from './pageTargets.ts';
import { serveRequests } from './requests.ts';
import { toAppUrl, toShownUrl } from './schemes.ts';
import { notCovered, preventable, StrictEmitter } from './strict.ts';
import type { WebPreferences } from './webPreferences.ts';

const events = [
  'console-message',
  'destroyed',
  'did-fail-load',
  'did-finish-load',
  'did-navigate',
  'did-navigate-in-page',
  'did-start-loading',
  'did-stop-loading',
  'dom-ready',
  'page-title-updated',
  'preload-error',
  'render-process-gone',
  'responsive',
  'unresponsive',
  'will-attach-webview',
  'will-frame-navigate',
  'will-navigate',
] as const satisfies readonly string[];

const banner = 'Utviklingsmodus – ikke for pasientdata';
const binding = 'standinTell';
const receiver = 'standinReceive';

const byTargetId = new Map<string, WebContents>();
let lastId = 0;

type Load = { readonly shownUrl: string; resolve(): void; reject(error: Error): void; loaderId?: string };

/** `webContents`: one page, with its preload, its frames and its messages. */
export class WebContents extends StrictEmitter {
  readonly id = ++lastId;
  readonly #preferences: WebPreferences;
  readonly #opened: Promise<PageTarget>;
  readonly #targets: PageTargets;
  readonly #frames = new Frames();
  readonly #contexts = new Map<number, string>();
  readonly #close: () => void;
  #page: PageTarget | undefined;
  #preloadContext: number | undefined;
  #openHandler: Parameters<Electron.WebContents['setWindowOpenHandler']>[0] | undefined;
  #load: Load | undefined;
  #expectedDocument: string | undefined;
  #destroyed = false;
  #crashed = false;
  #loading = false;
  #title = '';

  constructor(
    preferences: WebPreferences,
    targets: PageTargets,
    size: { readonly width: number; readonly height: number },
    owner: { close(): void; gone(): void },
  ) {
    super('webContents', events);
    this.#preferences = preferences;
    this.#targets = targets;
    this.#close = () => owner.close();
    this.#opened = targets.open(size, () => owner.gone()).then((page) => this.#setUp(page));
    this.#opened.catch((error: unknown) => {
      if (!this.#destroyed) console.error('stand-in: a window could not be opened:', error);
    });
  }

  static fromDevToolsTargetId(targetId: string): WebContents | undefined {
    return byTargetId.get(targetId);
  }

  static fromId(id: number): WebContents | undefined {
    return WebContents.getAllWebContents().find((held) => held.id === id);
  }

  static getAllWebContents(): WebContents[] {
    return [...byTargetId.values()];
  }

  /** For the stand-in's own parts: the page once it is there. */
  get opened(): Promise<PageTarget> {
    return this.#opened;
  }

  get mainFrame(): Frame {
    const id = this.#frames.mainFrameId;
    const frame = id === undefined ? undefined : this.#frames.frame(id);
    if (!frame) throw new Error('stand-in: webContents.mainFrame before the first load is not covered');
    return frame;
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
    return this.#loading;
  }

  getType(): 'window' {
    return 'window';
  }

  close(_options?: { waitForBeforeUnload?: boolean }): void {
    if (!this.#destroyed) this.#close();
  }

  setWindowOpenHandler(handler: Parameters<Electron.WebContents['setWindowOpenHandler']>[0]): void {
    this.#openHandler = handler;
  }

  /** Sends to the preload of the main frame; throws at once on what cannot be cloned. */
  send(channel: string, ...args: unknown[]): void {
    if (typeof channel !== 'string') throw new TypeError('Missing required channel argument');
    const text = encodeClone(args);
    this.#deliver(this.#preloadContext, { type: 'deliver', channel, args: text });
  }

  /** Loads one of the app's own addresses; fulfilled when it has loaded, rejected with Chromium's reason. */
  async loadURL(url: string): Promise<void> {
    const shownUrl = toShownUrl(url);
    if (shownUrl === undefined) {
      throw new Error(`stand-in: loadURL is for the app's own registered schemes only, not ${url}`);
    }
    const { session } = await this.#opened;
    this.#load?.reject(new Error(`ERR_ABORTED (-3) loading '${this.#load.shownUrl}'`));
    await new Promise<void>((resolve, reject) => {
      const load: Load = { shownUrl, resolve, reject };
      this.#load = load;
      this.#expectedDocument = shownUrl;
      session.send('Page.navigate', { url: shownUrl }).then(
        ({ errorText, loaderId }) => {
          if (loaderId !== undefined) load.loaderId = loaderId;
          if (errorText) this.#failed(load, errorText, url);
          else if (loaderId === undefined) this.#finished();
        },
        (error: unknown) => this.#failed(load, String(error), url),
      );
    });
  }

  reload(): void {
    this.#expectedDocument = toShownUrl(this.getURL());
    void this.#opened.then(({ session }) => session.post('Page.reload'));
  }

  /** For BrowserWindow: closes the page for good. */
  destroyPage(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    this.#load?.reject(new Error('ERR_FAILED (-2): the window was closed'));
    void this.#opened.then(
      ({ targetId }) => {
        byTargetId.delete(targetId);
        this.#targets.close(targetId);
      },
      () => {},
    );
    this.emit('destroyed');
  }

  async #setUp(page: PageTarget): Promise<PageTarget> {
    const { session, targetId } = page;
    this.#page = page;
    this.#frames.startWith(targetId);
    byTargetId.set(targetId, this);
    const nonce = `standin-${randomUUID()}`;
    session.on('Runtime.executionContextCreated', ({ context }) => {
      const data = context.auxData as { frameId?: string } | undefined;
      if (context.name !== preloadWorld || data?.frameId === undefined) return;
      this.#contexts.set(context.id, data.frameId);
      if (data.frameId === this.#frames.mainFrameId) this.#preloadContext = context.id;
    });
    session.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
      this.#contexts.delete(executionContextId);
      if (this.#preloadContext === executionContextId) this.#preloadContext = undefined;
    });
    session.on('Runtime.executionContextsCleared', () => {
      this.#contexts.clear();
      this.#preloadContext = undefined;
    });
    session.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
      if (name === binding) this.#told(executionContextId, payload);
    });
    this.#listenToPage(page);
    await Promise.all([
      session.send('Page.enable'),
      session.send('Runtime.enable'),
      session.send('Runtime.addBinding', { name: binding, executionContextName: preloadWorld }),
      session.send('Page.addScriptToEvaluateOnNewDocument', { source: mainWorldScript(nonce) }),
      session.send('Page.addScriptToEvaluateOnNewDocument', {
        source: this.#preloadScript(nonce),
        worldName: preloadWorld,
      }),
      serveRequests(session, (request) => this.#gate(request)),
      session.send('Runtime.runIfWaitingForDebugger'),
    ]);
    return page;
  }

  #preloadScript(nonce: string): string {
    const { preload, additionalArguments = [] } = this.#preferences;
    return preloadWorldScript(
      {
        nonce,
        binding,
        receiver,
        banner,
        process: {
          platform: process.platform,
          arch: process.arch,
          argv: [process.argv[0] ?? 'electron', '--type=renderer', ...additionalArguments],
          versions: process.versions,
        },
      },
      preload,
    );
  }

  #listenToPage({ session }: PageTarget): void {
    session.on('Page.frameNavigated', ({ frame }) => {
      this.#frames.navigated(frame.id, frame.parentId, frame.url, frame.name);
      if (frame.parentId !== undefined) return;
      this.#crashed = false;
      if (this.#load?.loaderId === undefined && this.#load && frame.loaderId) this.#load.loaderId = frame.loaderId;
      this.emit('did-navigate', preventable({}), toAppUrl(frame.url), 200, 'OK');
    });
    session.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
      this.#frames.movedWithin(frameId, url);
      if (frameId === this.#frames.mainFrameId)
        this.emit('did-navigate-in-page', preventable({}), toAppUrl(url), true, 1, 1);
    });
    session.on('Page.frameDetached', ({ frameId, reason }) => {
      if (reason === 'remove') this.#frames.detached(frameId);
    });
    session.on('Page.domContentEventFired', () => {
      if (this.getURL() !== '') this.emit('dom-ready', preventable({}));
    });
    session.on('Page.loadEventFired', () => {
      if (this.getURL() !== '') this.#finished();
    });
    session.on('Runtime.consoleAPICalled', ({ type, args, stackTrace }) => {
      const levels = { log: 'info', info: 'info', warning: 'warning', error: 'error', debug: 'debug' } as const;
      const level = Object.hasOwn(levels, type) ? levels[type as keyof typeof levels] : undefined;
      const frame = stackTrace?.callFrames[0];
      if (!level) return;
      const message = args.map((arg) => String(arg.value ?? arg.description ?? arg.type)).join(' ');
      const lineNumber = (frame?.lineNumber ?? -1) + 1;
      this.emit('console-message', preventable({ level, message, lineNumber, sourceId: toAppUrl(frame?.url ?? '') }));
    });
    session.on('Inspector.targetCrashed', () => {
      this.#crashed = true;
      this.emit('render-process-gone', preventable({}), { reason: 'crashed', exitCode: 5 });
    });
    session.on('Page.windowOpen', ({ url, windowName, windowFeatures }) =>
      this.#askToOpen(toAppUrl(url), windowName, windowFeatures.join(',')),
    );
  }

  #finished(): void {
    const load = this.#load;
    this.#load = undefined;
    this.#loading = false;
    this.emit('did-finish-load', preventable({}));
    this.emit('did-stop-loading', preventable({}));
    load?.resolve();
  }

  #failed(load: Load, errorText: string, url: string): void {
    if (this.#load === load) this.#load = undefined;
    this.#loading = false;
    const reason = errorText.replace(/^net::/, '');
    this.emit('did-fail-load', preventable({}), -2, reason, url, true, 1, 1);
    load.reject(Object.assign(new Error(`${reason} (-2) loading '${url}'`), { code: reason, errno: -2, url }));
  }

  /** Asks `will-navigate` about every new document of the main frame that we did not ask for ourselves. */
  #gate(request: { appUrl: string; shownUrl: string; resourceType: string; frameId: string }): 'serve' | 'block' {
    const isMain = request.frameId === this.#frames.mainFrameId;
    if (request.resourceType !== 'Document' || !isMain) return 'serve';
    const withoutHash = (url: string | undefined): string | undefined => url?.split('#')[0];
    if (withoutHash(this.#expectedDocument) === request.shownUrl) {
      this.#expectedDocument = undefined;
      return 'serve';
    }
    // A reload asked for by a developer or by Playwright, which is not the page's doing.
    if (withoutHash(this.getURL()) === request.appUrl) return 'serve';
    const event = preventable({ url: request.appUrl, isSameDocument: false, isMainFrame: true, frame: this.mainFrame });
    this.emit('will-frame-navigate', event);
    if (!event.defaultPrevented) this.emit('will-navigate', event, request.appUrl, false, true, 1, 1);
    return event.defaultPrevented ? 'block' : 'serve';
  }

  #askToOpen(url: string, frameName: string, features: string): void {
    if (!this.#openHandler) {
      console.error(`stand-in: a page opened ${url}, and no setWindowOpenHandler was set; denied`);
      return;
    }
    const details = {
      url,
      frameName,
      features,
      disposition: 'foreground-tab' as const,
      referrer: { url: '', policy: 'default' as const },
    };
    if (this.#openHandler(details).action !== 'deny')
      throw notCovered("setWindowOpenHandler answering anything but 'deny'");
  }

  #told(contextId: number, payload: string): void {
    const frameId = this.#contexts.get(contextId);
    if (frameId === undefined) return;
    const message = JSON.parse(payload) as Record<string, string> & { id: number };
    const channel = String(message['channel']);
    const args = String(message['args']);
    switch (message['type']) {
      case 'invoke':
        void answerInvoke(this.#ipcEvent(contextId, frameId), channel, args).then((reply) =>
          this.#deliver(contextId, { ...reply, id: message.id }),
        );
        return;
      case 'send':
        receiveSend(this.#ipcEvent(contextId, frameId), channel, args);
        return;
      case 'open':
        this.#askToOpen(toAppUrl(String(message['url'])), String(message['frameName']), String(message['features']));
        return;
      case 'preload-error':
        console.error('Unable to load preload script:', this.#preferences.preload, message['error']);
        this.emit('preload-error', preventable({}), this.#preferences.preload, new Error(String(message['error'])));
        return;
      default:
        throw new Error(`stand-in: unknown message from the preload: ${payload.slice(0, 100)}`);
    }
  }

  #ipcEvent(contextId: number, frameId: string): IpcEvent {
    const contexts = this.#contexts;
    const frames = this.#frames;
    const frame = frames.frame(frameId);
    return preventable({
      type: 'frame' as const,
      sender: this,
      processId: 1,
      frameId: frame?.routingId ?? 0,
      get senderFrame() {
        // Null once the frame shows another document, as in Electron.
        return contexts.has(contextId) ? (frames.frame(frameId) ?? null) : null;
      },
    });
  }

  #deliver(contextId: number | undefined, message: Record<string, unknown>): void {
    if (contextId === undefined || !this.#page) return;
    this.#page.session.post('Runtime.callFunctionOn', {
      functionDeclaration: `function (text) { globalThis.${receiver}(text); }`,
      executionContextId: contextId,
      arguments: [{ value: JSON.stringify(message) }],
    });
  }
}
