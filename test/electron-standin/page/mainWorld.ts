import type { BridgeEnd, makeBridgeEnd } from './bridgeEnd.ts';

/**
 * What stands in the page's own world before its first script: the far end of
 * the bridge, which can only put there what the preload exposes, and a
 * `window.open` that answers as Electron does when the app denies the window.
 * Put into the page as source.
 */
export function installInMainWorld(nonce: string, makeEnd: typeof makeBridgeEnd): void {
  const deepFreeze = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value;
    for (const held of Object.values(value)) deepFreeze(held);
    return Object.freeze(value);
  };
  const expose = (request: Record<string, unknown>, end: BridgeEnd): unknown => {
    const name = String(request['name']);
    if (Object.hasOwn(window, name)) {
      throw new Error(`Cannot bind an API on top of an existing property on the window object`);
    }
    const value = deepFreeze(end.decode(request['api']));
    Object.defineProperty(window, name, { value, enumerable: true, configurable: false, writable: false });
    return undefined;
  };
  // The preload's world hands over the shared event target in this one event.
  window.addEventListener(
    nonce,
    (event) => {
      event.stopImmediatePropagation();
      const channel = event instanceof MouseEvent ? event.relatedTarget : null;
      if (!channel) return;
      const end = makeEnd(channel, 'to-page', 'to-preload', expose);
      const open = (url?: string | URL, target?: string, features?: string): null => {
        const absolute = new URL(String(url ?? 'about:blank'), document.baseURI).href;
        end.ask({ type: 'open', url: absolute, frameName: target ?? '', features: features ?? '' });
        return null;
      };
      Object.defineProperty(window, 'open', { value: open, writable: true, configurable: true, enumerable: true });
    },
    { once: true, capture: true },
  );
}
