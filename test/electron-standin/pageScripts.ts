import { readFileSync } from 'node:fs';
import type { CdpSession } from './cdp.ts';
import { showBanner } from './page/banner.ts';
import { makeBridgeEnd } from './page/bridgeEnd.ts';
import { decodeClone, encodeClone } from './page/cloneCodec.ts';
import { installInMainWorld } from './page/mainWorld.ts';
import { type PreloadSettings, installPreloadWorld } from './page/preloadWorld.ts';
import type { WebPreferences } from './webPreferences.ts';

/** The isolated world that holds the preload; only there is the binding to the app. */
export const preloadWorld = 'standin-preload';
/** What the preload's world calls to tell the app something; taken away before the preload runs. */
export const binding = 'standinTell';
/** What the app calls in the preload's world to tell it something. */
export const receiver = 'standinReceive';

const banner = 'Utviklingsmodus – ikke for pasientdata';

/** Puts our scripts before every document of a page: one in the page's own world, one with the preload in another. */
export function addPageScripts(session: CdpSession, nonce: string, preferences: WebPreferences): Promise<unknown>[] {
  const settings: PreloadSettings = {
    nonce,
    binding,
    receiver,
    banner,
    process: {
      platform: process.platform,
      arch: process.arch,
      argv: [process.argv[0] ?? 'electron', '--type=renderer', ...(preferences.additionalArguments ?? [])],
      versions: process.versions,
    },
  };
  return [
    session.send('Runtime.addBinding', { name: binding, executionContextName: preloadWorld }),
    session.send('Page.addScriptToEvaluateOnNewDocument', { source: mainWorldScript(nonce) }),
    session.send('Page.addScriptToEvaluateOnNewDocument', {
      source: preloadWorldScript(settings, preferences.preload),
      worldName: preloadWorld,
    }),
  ];
}

function mainWorldScript(nonce: string): string {
  return `(${installInMainWorld.toString()})(${JSON.stringify(nonce)}, ${makeBridgeEnd.toString()});`;
}

function preloadWorldScript(settings: PreloadSettings, preloadFile: string | undefined): string {
  const parts = `{ makeEnd: ${makeBridgeEnd.toString()}, encode: ${encodeClone.toString()}, decode: ${decodeClone.toString()}, banner: ${showBanner.toString()} }`;
  const preload =
    preloadFile === undefined
      ? 'undefined'
      : `function (require, module, exports, process) {${readFileSync(preloadFile, 'utf8')}\n}`;
  return `(${installPreloadWorld.toString()})(${JSON.stringify(settings)}, ${parts}, ${preload});`;
}
