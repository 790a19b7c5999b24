/* oxlint-disable unicorn/consistent-function-scoping -- the function goes into pages as source, with all it needs inside */

import type { makeBridgeEnd } from './bridgeEnd.ts';
import type { decodeClone, encodeClone } from './cloneCodec.ts';
import type { showBanner } from './banner.ts';

export type PreloadSettings = {
  nonce: string;
  binding: string;
  receiver: string;
  process: {
    platform: string;
    arch: string;
    argv: string[];
    versions: Record<string, string | undefined>;
  };
  banner: string;
};

type Parts = {
  makeEnd: typeof makeBridgeEnd;
  encode: typeof encodeClone;
  decode: typeof decodeClone;
  banner: typeof showBanner;
};

type Preload = (require: unknown, module: { exports: unknown }, exports: unknown, process: unknown) => void;

type Accelerator = { accelerator: string; ctrl: boolean; shift: boolean; alt: boolean; meta: boolean; key: string };
type FromApp = {
  type: string;
  id?: number;
  channel?: string;
  args?: string;
  error?: string;
  accelerators?: Accelerator[];
};

/**
 * The preload's world: an isolated one, with `ipcRenderer` and `contextBridge`
 * as a sandboxed preload gets them. Only the main frame has it. Put into the
 * page as source; `preload` is the app's own file, wrapped in a function.
 */
export function installPreloadWorld(settings: PreloadSettings, parts: Parts, preload: Preload | undefined): void {
  if (window !== window.top) return;
  const { encode, decode } = parts;
  const post = Reflect.get(globalThis, settings.binding) as (text: string) => void;
  Reflect.deleteProperty(globalThis, settings.binding);
  const tell = (message: Record<string, unknown>): void => post(JSON.stringify(message));

  const channel = new EventTarget();
  const end = parts.makeEnd(channel, 'to-preload', 'to-page', (request) => {
    if (request['type'] === 'open') tell(request);
    return undefined;
  });
  window.dispatchEvent(new MouseEvent(settings.nonce, { relatedTarget: channel }));

  const strict = <T extends object>(part: T, name: string): T =>
    new Proxy(part, {
      get(target, key, receiver) {
        if (key in target || typeof key === 'symbol') return Reflect.get(target, key, receiver) as unknown;
        throw new Error(`stand-in: ${name}.${key} is not covered`);
      },
    });

  type Listener = (...args: unknown[]) => void;
  let lastCall = 0;
  const calls = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  let listeners: { channel: string; listener: Listener; once: boolean }[] = [];
  const add = (name: string, listener: Listener, once: boolean): void => {
    if (typeof listener !== 'function') throw new TypeError('The "listener" argument must be of type Function');
    listeners = [...listeners, { channel: name, listener, once }];
  };
  const remove = (name: string, listener?: Listener): void => {
    listeners = listeners.filter(
      (held) => held.channel !== name || (listener !== undefined && held.listener !== listener),
    );
  };
  const ipcRenderer = strict(
    {
      invoke(name: string, ...args: unknown[]): Promise<unknown> {
        // Throws here, before anything is sent, when a value cannot be cloned.
        return new Promise((resolve, reject) => {
          const text = encode(args);
          const id = ++lastCall;
          calls.set(id, { resolve, reject });
          tell({ type: 'invoke', id, channel: name, args: text });
        });
      },
      send(name: string, ...args: unknown[]): void {
        tell({ type: 'send', channel: name, args: encode(args) });
      },
      on: (name: string, listener: Listener) => (add(name, listener, false), ipcRenderer),
      addListener: (name: string, listener: Listener) => (add(name, listener, false), ipcRenderer),
      once: (name: string, listener: Listener) => (add(name, listener, true), ipcRenderer),
      off: (name: string, listener: Listener) => (remove(name, listener), ipcRenderer),
      removeListener: (name: string, listener: Listener) => (remove(name, listener), ipcRenderer),
      removeAllListeners: (name: string) => (remove(name), ipcRenderer),
      listenerCount: (name: string) => listeners.filter((held) => held.channel === name).length,
    },
    'ipcRenderer',
  );
  const contextBridge = strict(
    {
      exposeInMainWorld(name: string, api: unknown): void {
        end.ask({ type: 'expose', name, api: end.encode(api) });
      },
    },
    'contextBridge',
  );

  let accelerators: Accelerator[] = [];
  const acceleratorOf = (event: KeyboardEvent): Accelerator | undefined =>
    accelerators.find(
      (wanted) =>
        wanted.key === event.key.toLowerCase() &&
        wanted.ctrl === event.ctrlKey &&
        wanted.alt === event.altKey &&
        wanted.meta === event.metaKey &&
        // A plus sign takes Shift on many keyboards.
        (wanted.shift === event.shiftKey || wanted.key === '+'),
    );
  window.addEventListener(
    'keydown',
    (event) => {
      const found = acceleratorOf(event);
      if (!found) return;
      let decided = false;
      // The page comes first: a key it has used does not reach the menu.
      const decide = (): void => {
        window.removeEventListener('keydown', decide);
        if (decided || event.defaultPrevented) return;
        decided = true;
        event.preventDefault();
        tell({ type: 'accelerator', accelerator: found.accelerator });
      };
      // Added now, it runs after every listener the page has; later still where the page stopped the event.
      window.addEventListener('keydown', decide);
      setTimeout(decide);
    },
    { capture: true },
  );

  const receive = (text: string): void => {
    const message = JSON.parse(text) as FromApp;
    if (message.type === 'accelerators') {
      accelerators = message.accelerators ?? [];
      return;
    }
    if (message.type === 'deliver') {
      const args = decode(message.args ?? '[]') as unknown[];
      for (const held of listeners.filter((each) => each.channel === message.channel)) {
        if (held.once) listeners = listeners.filter((each) => each !== held);
        held.listener({ sender: ipcRenderer, ports: [] }, ...args);
      }
      return;
    }
    const call = calls.get(message.id ?? 0);
    calls.delete(message.id ?? 0);
    if (message.type === 'resolve') call?.resolve(decode(message.args ?? ''));
    else call?.reject(new Error(message.error));
  };
  Object.defineProperty(globalThis, settings.receiver, { value: receive });

  const process = strict(
    {
      type: 'renderer',
      sandboxed: true,
      contextIsolated: true,
      isMainFrame: true,
      env: {},
      ...settings.process,
    },
    'process',
  );
  class PreloadEmitter {
    readonly #listeners = new Map<string, Listener[]>();
    on(name: string, listener: Listener): this {
      this.#listeners.set(name, [...(this.#listeners.get(name) ?? []), listener]);
      return this;
    }
    off(name: string, listener: Listener): this {
      this.#listeners.set(
        name,
        (this.#listeners.get(name) ?? []).filter((held) => held !== listener),
      );
      return this;
    }
    emit(name: string, ...args: unknown[]): boolean {
      const held = this.#listeners.get(name) ?? [];
      for (const listener of held) listener(...args);
      return held.length > 0;
    }
  }
  const modules: Record<string, object> = {
    electron: strict({ ipcRenderer, contextBridge }, 'electron (in the preload)'),
    events: strict({ EventEmitter: PreloadEmitter }, 'events (in the preload)'),
    timers: strict({ setTimeout, clearTimeout, setInterval, clearInterval }, 'timers (in the preload)'),
    url: strict({ URL, URLSearchParams }, 'url (in the preload)'),
  };
  const require = (name: string): object => {
    const found = modules[name.replace(/^node:/, '').replace(/^electron\/(?:renderer|common)$/, 'electron')];
    if (!found) throw new Error(`module not found: ${name}`);
    return found;
  };

  const followTitle = (): void => {
    let told: string | undefined;
    const look = (): void => {
      if (document.title === told) return;
      told = document.title;
      tell({ type: 'title', title: told });
    };
    const observer = new MutationObserver(look);
    observer.observe(document.head, { childList: true, subtree: true, characterData: true });
    look();
  };
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', followTitle, { once: true });
  else followTitle();

  parts.banner(settings.banner);
  if (!preload) return;
  try {
    const module = { exports: {} };
    preload(require, module, module.exports, process);
  } catch (error) {
    console.error('Unable to load preload script', error);
    tell({ type: 'preload-error', error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
}
