import type Electron from 'electron';
import { app } from './app.ts';
import { coveredEvents } from './events.ts';
import { pageTargets } from './pageTargets.ts';
import { onlyWhenReady } from './readiness.ts';
import { notCovered, preventable, StrictEmitter } from './strict.ts';
import { WebContents } from './webContents.ts';
import { checkWebPreferences } from './webPreferences.ts';
import { Placement } from './placement.ts';
import { addWindow, closeCancelled, openWindows, removeWindow } from './windows.ts';

const coveredOptions: ReadonlySet<string> = new Set([
  'autoHideMenuBar',
  'backgroundColor',
  'height',
  'icon',
  'minHeight',
  'minWidth',
  'show',
  'title',
  'useContentSize',
  'webPreferences',
  'width',
  'x',
  'y',
] satisfies (keyof Electron.BrowserWindowConstructorOptions)[]);

type Covered = Pick<
  Electron.BrowserWindow,
  | 'blur'
  | 'close'
  | 'destroy'
  | 'focus'
  | 'getBounds'
  | 'getContentBounds'
  | 'getContentSize'
  | 'getSize'
  | 'getTitle'
  | 'hide'
  | 'id'
  | 'isContentProtected'
  | 'isDestroyed'
  | 'isFocused'
  | 'isMinimized'
  | 'isVisible'
  | 'loadURL'
  | 'minimize'
  | 'reload'
  | 'restore'
  | 'setBounds'
  | 'setContentProtection'
  | 'setContentSize'
  | 'setSize'
  | 'setTitle'
  | 'show'
  | 'showInactive'
>;

let lastId = 0;
let focused: number | undefined;

/** `BrowserWindow`: a window of Chromium's that shows one page of the app's. */
export class BrowserWindow extends StrictEmitter implements Covered {
  readonly id = ++lastId;
  readonly webContents: WebContents;
  readonly #placement: Placement;
  #title: string;
  #visible: boolean;
  #minimized = false;
  #protected = false;
  #destroyed = false;

  constructor(options: Electron.BrowserWindowConstructorOptions = {}) {
    super('BrowserWindow', coveredEvents.BrowserWindow);
    onlyWhenReady('BrowserWindow');
    for (const name of Object.keys(options)) {
      if (!coveredOptions.has(name)) throw notCovered(`new BrowserWindow({ ${name} })`);
    }
    const preferences = checkWebPreferences(options.webPreferences);
    this.#title = options.title ?? '';
    this.#visible = options.show !== false;
    const bounds = { x: options.x ?? 0, y: options.y ?? 0, width: options.width ?? 800, height: options.height ?? 600 };
    this.webContents = new WebContents(preferences, pageTargets(), bounds, {
      close: () => this.close(),
      goneByItself: () => this.#closedByChromium(),
      focus: () => this.focus(),
    });
    this.#placement = new Placement(this.webContents.opened, bounds);
    this.webContents.once('did-finish-load', () => {
      setImmediate(() => void (this.#destroyed || this.emit('ready-to-show')));
    });
    this.webContents.on('page-title-updated', (_event, title: string) => {
      const event = preventable({});
      this.emit('page-title-updated', event, title, true);
      if (!event.defaultPrevented) this.#title = title;
    });
    this.webContents.on('render-process-gone', (event, details) =>
      app.emit('render-process-gone', event, this.webContents, details),
    );
    addWindow(this);
    app.emit('web-contents-created', preventable({}), this.webContents);
    app.emit('browser-window-created', preventable({}), this);
    if (this.#visible) focused = this.id;
  }

  static getAllWindows(): BrowserWindow[] {
    return openWindows().filter((window): window is BrowserWindow => window instanceof BrowserWindow);
  }

  static fromId(id: number): BrowserWindow | null {
    return BrowserWindow.getAllWindows().find((window) => window.id === id) ?? null;
  }

  static fromWebContents(webContents: WebContents | undefined): BrowserWindow | null {
    return BrowserWindow.getAllWindows().find((window) => window.webContents === webContents) ?? null;
  }

  static getFocusedWindow(): BrowserWindow | null {
    return focused === undefined ? null : BrowserWindow.fromId(focused);
  }

  async loadURL(url: string): Promise<void> {
    await this.webContents.loadURL(url);
  }

  reload(): void {
    this.webContents.reload();
  }

  show(): void {
    if (!this.#visible) {
      this.#visible = true;
      this.emit('show');
    }
    this.focus();
  }

  showInactive(): void {
    if (this.#visible) return;
    this.#visible = true;
    this.emit('show');
  }

  hide(): void {
    if (!this.#visible) return;
    this.#visible = false;
    this.emit('hide');
    this.blur();
  }

  focus(): void {
    if (this.isFocused() || !this.#visible || this.#minimized) return;
    BrowserWindow.getFocusedWindow()?.blur();
    focused = this.id;
    void this.webContents.opened.then(({ session }) => session.post('Page.bringToFront'));
    this.emit('focus');
    app.emit('browser-window-focus', preventable({}), this);
  }

  blur(): void {
    if (!this.isFocused()) return;
    focused = undefined;
    this.emit('blur');
    app.emit('browser-window-blur', preventable({}), this);
  }

  minimize(): void {
    if (this.#minimized) return;
    this.#minimized = true;
    this.blur();
    this.emit('minimize');
  }

  restore(): void {
    if (!this.#minimized) return;
    this.#minimized = false;
    this.emit('restore');
    this.focus();
  }

  isVisible(): boolean {
    return this.#visible && !this.#minimized;
  }

  isFocused(): boolean {
    return focused === this.id;
  }

  isMinimized(): boolean {
    return this.#minimized;
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  isContentProtected(): boolean {
    return this.#protected;
  }

  getTitle(): string {
    return this.#title || this.webContents.getTitle();
  }

  setContentProtection(enable: boolean): void {
    this.#protected = enable;
  }

  setTitle(title: string): void {
    this.#title = title;
  }

  getBounds(): Electron.Rectangle {
    return this.#placement.bounds;
  }

  getContentBounds(): Electron.Rectangle {
    return this.#placement.bounds;
  }

  getSize(): number[] {
    const { width, height } = this.#placement.bounds;
    return [width, height];
  }

  getContentSize(): number[] {
    return this.getSize();
  }

  setBounds(bounds: Partial<Electron.Rectangle>): void {
    const before = this.#placement.bounds;
    this.#placement.move(bounds);
    const after = this.#placement.bounds;
    if (before.width !== after.width || before.height !== after.height) this.emit('resize');
    if (before.x !== after.x || before.y !== after.y) this.emit('move');
  }

  setSize(width: number, height: number): void {
    this.setBounds({ width, height });
  }

  setContentSize(width: number, height: number): void {
    this.setBounds({ width, height });
  }

  /** Asks `close` first; a listener that prevents it keeps the window. The page's `beforeunload` is not asked. */
  close(): void {
    if (this.#destroyed) return;
    const event = preventable({});
    this.emit('close', event);
    if (event.defaultPrevented) closeCancelled();
    else setImmediate(() => this.destroy());
  }

  destroy(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    if (this.isFocused()) focused = undefined;
    this.webContents.destroyPage();
    this.emit('closed');
    removeWindow(this);
  }

  #closedByChromium(): void {
    if (this.#destroyed) return;
    // Somebody closed Chromium's window. The page is gone, so nothing can be prevented any more.
    const event = preventable({});
    this.emit('close', event);
    if (event.defaultPrevented)
      console.error('stand-in: close was prevented, but Chromium had already closed the window');
    this.destroy();
  }
}
