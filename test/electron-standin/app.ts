import type Electron from 'electron';
import { type AppOnDisk, AppPaths } from './appPaths.ts';
import { endChromium } from './chromium.ts';
import { commandLine } from './commandLine.ts';
import { coveredEvents } from './events.ts';
import { isReady, onlyBeforeReady, onlyWhenReady, whenReady } from './readiness.ts';
import { SingleInstance } from './singleInstance.ts';
import { preventable, StrictEmitter } from './strict.ts';
import { setQuit } from './quit.ts';
import { onCloseCancelled, onNoneLeft, openWindows } from './windows.ts';

type Covered = Pick<
  Electron.App,
  | 'commandLine'
  | 'disableHardwareAcceleration'
  | 'enableSandbox'
  | 'exit'
  | 'focus'
  | 'getAppPath'
  | 'getLocale'
  | 'getName'
  | 'getPath'
  | 'getPreferredSystemLanguages'
  | 'getSystemLocale'
  | 'getVersion'
  | 'hasSingleInstanceLock'
  | 'isPackaged'
  | 'isReady'
  | 'name'
  | 'quit'
  | 'releaseSingleInstanceLock'
  | 'requestSingleInstanceLock'
  | 'setAppUserModelId'
  | 'setName'
  | 'setPath'
  | 'whenReady'
>;

type CoveredCommandLine = Omit<Covered, 'commandLine'> & { readonly commandLine: typeof commandLine };

export class App extends StrictEmitter implements CoveredCommandLine {
  readonly isPackaged = false;
  readonly commandLine = commandLine;
  readonly #paths = new AppPaths(() => this.name);
  #onDisk: AppOnDisk = { folder: process.cwd(), entry: '', name: 'Electron', version: '0.0.0' };
  #name: string | undefined;
  #instance: SingleInstance | undefined;
  #quitting = false;

  constructor() {
    super('app', coveredEvents.App);
    onNoneLeft(() => {
      if (this.#quitting) this.#leave();
      else if (this.listenerCount('window-all-closed') > 0) this.emit('window-all-closed');
      else this.quit();
    });
    onCloseCancelled(() => (this.#quitting = false));
    setQuit(() => this.quit());
  }

  /** For the launcher: which app this is. */
  standFor(onDisk: AppOnDisk): void {
    this.#onDisk = onDisk;
  }

  get name(): string {
    return this.#name ?? this.#onDisk.name;
  }

  set name(name: string) {
    this.#name = name;
  }

  isReady(): boolean {
    return isReady();
  }

  async whenReady(): Promise<void> {
    await whenReady();
  }

  getName(): string {
    return this.name;
  }

  setName(name: string): void {
    this.#name = name;
  }

  getVersion(): string {
    return this.#onDisk.version;
  }

  getAppPath(): string {
    return this.#onDisk.folder;
  }

  getPath(name: Parameters<Electron.App['getPath']>[0]): string {
    return this.#paths.get(name);
  }

  setPath(name: string, to: string): void {
    this.#paths.set(name, to);
  }

  getLocale(): string {
    onlyWhenReady('app.getLocale');
    return commandLine.getSwitchValue('lang') || systemLanguages()[0] || 'en-US';
  }

  getSystemLocale(): string {
    onlyWhenReady('app.getSystemLocale');
    return systemLanguages()[0] ?? 'en-US';
  }

  getPreferredSystemLanguages(): string[] {
    return systemLanguages();
  }

  disableHardwareAcceleration(): void {
    onlyBeforeReady('app.disableHardwareAcceleration');
    // Chromium starts without it here anyway.
  }

  enableSandbox(): void {
    onlyBeforeReady('app.enableSandbox');
    // No window is accepted without a sandbox.
  }

  setAppUserModelId(_id: string): void {
    // Windows only; Electron does nothing elsewhere.
  }

  focus(): void {
    // Which window has the focus is the windows' own affair here.
  }

  requestSingleInstanceLock(additionalData?: Record<string, unknown>): boolean {
    this.#instance ??= new SingleInstance(this.getPath('userData'), (call) =>
      this.emit('second-instance', preventable({}), call.argv, call.workingDirectory, call.additionalData),
    );
    return this.#instance.request({ argv: process.argv, workingDirectory: process.cwd(), additionalData });
  }

  hasSingleInstanceLock(): boolean {
    return this.#instance?.held ?? false;
  }

  releaseSingleInstanceLock(): void {
    this.#instance?.release();
  }

  /** Asks `before-quit`, then every window, then `will-quit`; whoever prevents keeps the app running. */
  quit(): void {
    if (this.#quitting) return;
    const event = preventable({});
    this.emit('before-quit', event);
    if (event.defaultPrevented) return;
    this.#quitting = true;
    if (openWindows().length === 0) this.#leave();
    else for (const window of openWindows()) window.close();
  }

  /** Ends at once: nobody is asked. */
  exit(code = 0): void {
    for (const window of openWindows()) window.destroy();
    this.emit('quit', preventable({}), code);
    this.#instance?.release();
    endChromium();
    // Later, so that a test that told us to exit gets its answer first.
    setImmediate(() => process.exit(code));
  }

  #leave(): void {
    const event = preventable({});
    this.emit('will-quit', event);
    this.#quitting = false;
    if (!event.defaultPrevented) this.exit(0);
  }
}

function systemLanguages(): string[] {
  const { LANGUAGE, LC_ALL, LC_MESSAGES, LANG } = process.env;
  const named = (LANGUAGE || LC_ALL || LC_MESSAGES || LANG || 'en_US').split(':');
  return named
    .map((name) => name.replace(/\..*$/, '').replace('_', '-'))
    .map((name) => (name === 'C' || name === 'POSIX' ? 'en-US' : name));
}

/** `app`: the life of the app, its folders and its name. */
export const app = new App();
