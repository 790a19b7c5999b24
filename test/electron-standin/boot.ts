import { readFileSync } from 'node:fs';
import { createRequire, registerHooks } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from './app.ts';
import { findApp } from './appPaths.ts';
import { cdp, startChromium } from './chromium.ts';
import { takeSwitchesFrom } from './commandLine.ts';
import { attachToPages } from './pageTargets.ts';
import { denyPermissions } from './permissions.ts';
import { becomeReady } from './readiness.ts';

/**
 * Becomes what Electron's executable is: puts our `electron` in the way of the
 * npm package's, loads what Playwright asks for with -r, runs the app's entry,
 * and starts Chromium when the entry has had its say.
 */
const [, , executable = 'electron', ...given] = process.argv;
const { required, rest } = splitOptions(given);
process.argv = [executable, ...rest];
takeSwitchesFrom(rest);
lookLikeElectron();

const electron = new URL('./electron.ts', import.meta.url).href;
registerHooks({
  resolve(specifier, context, nextResolve) {
    const isElectron = specifier === 'electron' || specifier === 'electron/main' || specifier === 'electron/common';
    // Our own files import only its types.
    return isElectron
      ? { url: electron, format: 'module-typescript', shortCircuit: true }
      : nextResolve(specifier, context);
  },
});

const require = createRequire(import.meta.url);
for (const file of required) require(path.resolve(file));

const onDisk = findApp(rest.find((argument) => !argument.startsWith('-')) ?? '.');
app.standFor(onDisk);

let starting: Promise<void> | undefined;
const start = (): void => {
  starting ??= becomeElectron().catch((error: unknown) => {
    console.error(error);
    process.exit(1);
  });
};

// Switches may be set until the entry has run, so Chromium starts after it; but
// an entry that waits for ready at its top level would never have run.
const whenReady = app.whenReady.bind(app);
app.whenReady = () => {
  setImmediate(start);
  return whenReady();
};
app.on('newListener', (event: string | symbol) => {
  if (event === 'ready') setImmediate(start);
});

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  let asked = false;
  process.on(signal, () => {
    // As Electron does; whoever asks twice means it.
    if (asked) process.exit(1);
    asked = true;
    app.quit();
  });
}

try {
  await import(pathToFileURL(onDisk.entry).href);
} catch (error) {
  console.error(error);
  process.exit(1);
}
setImmediate(start);

async function becomeElectron(): Promise<void> {
  const devTools = await startChromium(() => {
    console.error('stand-in: Chromium ended; so does the app');
    process.exit(1);
  });
  await Promise.all([attachToPages(cdp()), denyPermissions(cdp())]);
  becomeReady();
  // In the same breath, for Playwright takes this event's arguments when ready is fulfilled.
  app.emit('ready', {}, {});
  // Playwright waits for this line before it does anything.
  process.stderr.write(`DevTools listening on ${devTools}\n`);
}

function splitOptions(all: readonly string[]): { required: string[]; rest: string[] } {
  const found: string[] = [];
  const others: string[] = [];
  for (let index = 0; index < all.length; index += 1) {
    const argument = all[index] ?? '';
    if (argument === '-r' || argument === '--require') found.push(all[(index += 1)] ?? '');
    else if (!argument.startsWith('--inspect')) others.push(argument);
  }
  return { required: found, rest: others };
}

function lookLikeElectron(): void {
  const manifest = path.resolve(import.meta.dirname, '../../node_modules/electron/package.json');
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
  const versions = Object.freeze({ ...process.versions, electron: version });
  Object.defineProperty(process, 'versions', { value: versions });
  Object.assign(process, { type: 'browser', defaultApp: true });
}
