import type Electron from 'electron';
import { clearStorage } from './chromium.ts';
import { coveredEvents } from './events.ts';
import { protocol } from './protocol.ts';
import { onlyWhenReady } from './readiness.ts';
import { notCovered, StrictEmitter, strictly } from './strict.ts';
import { webRequest } from './webRequest.ts';

type Covered = Pick<
  Electron.Session,
  | 'clearCache'
  | 'clearStorageData'
  | 'getSpellCheckerLanguages'
  | 'isSpellCheckerEnabled'
  | 'resolveProxy'
  | 'setDevicePermissionHandler'
  | 'setDisplayMediaRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setPermissionRequestHandler'
  | 'setSpellCheckerEnabled'
  | 'setSpellCheckerLanguages'
>;

export class Session extends StrictEmitter implements Covered {
  readonly protocol = protocol;
  readonly webRequest = webRequest;
  #spellChecker = true;
  #spellLanguages: string[] = [];

  constructor() {
    super('session', coveredEvents.Session);
  }

  /** The stand-in's machine has no proxy. */
  resolveProxy(_url: string): Promise<string> {
    return Promise.resolve('DIRECT');
  }

  // Chromium is told to deny every permission, so a page never gets one that
  // the app's handlers would refuse; one they would allow it does not get either.

  setPermissionRequestHandler(handler: Parameters<Electron.Session['setPermissionRequestHandler']>[0]): void {
    mustBeHandler(handler);
  }

  setPermissionCheckHandler(handler: Parameters<Electron.Session['setPermissionCheckHandler']>[0]): void {
    mustBeHandler(handler);
  }

  setDevicePermissionHandler(handler: Parameters<Electron.Session['setDevicePermissionHandler']>[0]): void {
    mustBeHandler(handler);
  }

  setDisplayMediaRequestHandler(handler: Parameters<Electron.Session['setDisplayMediaRequestHandler']>[0]): void {
    mustBeHandler(handler);
  }

  setSpellCheckerEnabled(enable: boolean): void {
    this.#spellChecker = enable;
  }

  isSpellCheckerEnabled(): boolean {
    return this.#spellChecker;
  }

  setSpellCheckerLanguages(languages: string[]): void {
    this.#spellLanguages = [...languages];
  }

  getSpellCheckerLanguages(): string[] {
    return this.#spellLanguages;
  }

  async clearCache(): Promise<void> {
    // Every answer comes from the app's own handler; there is no cache.
  }

  async clearStorageData(options?: Electron.ClearStorageDataOptions): Promise<void> {
    if (options !== undefined) throw notCovered('session.clearStorageData with options');
    await clearStorage();
  }
}

function mustBeHandler(handler: unknown): void {
  if (handler !== null && typeof handler !== 'function') throw new TypeError('the handler must be a function or null');
}

/** The one session there is. */
export const defaultSession = new Session();

/** `session`: only its default one; partitions are not covered. */
export const session = strictly(
  {
    get defaultSession(): Session {
      onlyWhenReady('session.defaultSession');
      return defaultSession;
    },
  },
  'session',
);
