import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Script } from 'node:vm';
import type Electron from 'electron';

/** The web preferences the stand-in obeys. */
export type WebPreferences = Pick<
  Electron.WebPreferences,
  | 'additionalArguments'
  | 'contextIsolation'
  | 'devTools'
  | 'nodeIntegration'
  | 'nodeIntegrationInSubFrames'
  | 'nodeIntegrationInWorker'
  | 'preload'
  | 'sandbox'
  | 'spellcheck'
  | 'webSecurity'
  | 'webviewTag'
  | 'zoomFactor'
  | 'allowRunningInsecureContent'
  | 'experimentalFeatures'
  | 'navigateOnDragDrop'
  | 'safeDialogs'
  | 'backgroundThrottling'
>;

type Required = { readonly value: boolean; readonly explicit: boolean };

const required: { readonly [K in keyof WebPreferences]?: Required } = {
  sandbox: { value: true, explicit: true },
  contextIsolation: { value: true, explicit: true },
  nodeIntegration: { value: false, explicit: false },
  nodeIntegrationInSubFrames: { value: false, explicit: false },
  nodeIntegrationInWorker: { value: false, explicit: false },
  webSecurity: { value: true, explicit: false },
  webviewTag: { value: false, explicit: false },
  allowRunningInsecureContent: { value: false, explicit: false },
  experimentalFeatures: { value: false, explicit: false },
  navigateOnDragDrop: { value: false, explicit: false },
};

const known: ReadonlySet<string> = new Set([
  ...Object.keys(required),
  'additionalArguments',
  'devTools',
  'preload',
  'spellcheck',
  'zoomFactor',
  'safeDialogs',
  'backgroundThrottling',
] satisfies string[]);

/** What a sandboxed preload may require in Electron. */
const requirable: ReadonlySet<string> = new Set([
  'electron',
  'electron/renderer',
  'electron/common',
  'events',
  'timers',
  'url',
]);

/**
 * Refuses a window that is not as closed as every window of ours must be, and a
 * preload that Electron's sandbox could not run. Electron itself accepts open
 * windows; the stand-in does not, so that none is ever written.
 */
export function checkWebPreferences(preferences: Electron.WebPreferences | undefined): WebPreferences {
  const given = preferences ?? {};
  for (const name of Object.keys(given)) {
    if (!known.has(name)) throw new Error(`stand-in: webPreferences.${name} is not covered`);
  }
  for (const [name, { value, explicit }] of Object.entries(required)) {
    const set = given[name as keyof typeof required];
    if (set === value || (set === undefined && !explicit)) continue;
    throw new Error(`stand-in: a window must have webPreferences.${name}: ${value}, and this one has ${String(set)}`);
  }
  if (given.preload !== undefined) checkPreload(given.preload);
  return given;
}

function checkPreload(file: string): void {
  if (!path.isAbsolute(file)) throw new Error(`stand-in: webPreferences.preload must be an absolute path: ${file}`);
  let source: string;
  try {
    source = readFileSync(file, 'utf8');
  } catch {
    throw new Error(`stand-in: the preload cannot be read: ${file}`);
  }
  try {
    // Compiled and never run: an import or export does not compile as CommonJS.
    void new Script(`(function (require, module, exports, process) {${source}\n})`, { filename: file });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`stand-in: the preload is not one CommonJS file: ${file}: ${why}`, { cause: error });
  }
  const code = source.replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, '');
  if (/\bimport\s*\(/.test(code)) throw new Error(`stand-in: the preload loads code with import(): ${file}`);
  for (const [, name] of code.matchAll(/\brequire\s*\(\s*["'`]([^"'`]+)["'`]\s*\)/g)) {
    if (name !== undefined && !requirable.has(name.replace(/^node:/, ''))) {
      throw new Error(`stand-in: the preload requires "${name}", which a sandboxed preload cannot: ${file}`);
    }
  }
}
