import { readFileSync } from 'node:fs';
import { showBanner } from './page/banner.ts';
import { makeBridgeEnd } from './page/bridgeEnd.ts';
import { decodeClone, encodeClone } from './page/cloneCodec.ts';
import { installInMainWorld } from './page/mainWorld.ts';
import { type PreloadSettings, installPreloadWorld } from './page/preloadWorld.ts';

/** The isolated world that holds the preload; only there is the binding to the app. */
export const preloadWorld = 'standin-preload';

/** The script for the page's own world. */
export function mainWorldScript(nonce: string): string {
  return `(${installInMainWorld.toString()})(${JSON.stringify(nonce)}, ${makeBridgeEnd.toString()});`;
}

/** The script for the preload's world, with the app's preload file in it. */
export function preloadWorldScript(settings: PreloadSettings, preloadFile: string | undefined): string {
  const parts = `{ makeEnd: ${makeBridgeEnd.toString()}, encode: ${encodeClone.toString()}, decode: ${decodeClone.toString()}, banner: ${showBanner.toString()} }`;
  const preload =
    preloadFile === undefined
      ? 'undefined'
      : `function (require, module, exports, process) {${readFileSync(preloadFile, 'utf8')}\n}`;
  return `(${installPreloadWorld.toString()})(${JSON.stringify(settings)}, ${parts}, ${preload});`;
}
