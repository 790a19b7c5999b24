import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const electronPackage = path.resolve(import.meta.dirname, '../../node_modules/electron');

/** Where Playwright's `_electron.launch` finds its Electron; for a stand-in, `distPath` goes in ELECTRON_OVERRIDE_DIST_PATH. */
export type ElectronFound = { kind: 'binary'; path: string } | { kind: 'standin'; distPath: string };

/**
 * Says which Electron to use: Electron's own binary where it is installed,
 * otherwise the stand-in in this folder. LEGEKONTOR_ELECTRON=binary or =standin
 * decides instead. Never downloads anything.
 */
export function findElectron(): ElectronFound {
  const wanted = process.env['LEGEKONTOR_ELECTRON'];
  if (wanted !== undefined && wanted !== '' && wanted !== 'binary' && wanted !== 'standin') {
    throw new Error(`LEGEKONTOR_ELECTRON is "${wanted}"; it must be "binary" or "standin"`);
  }
  const standin: ElectronFound = { kind: 'standin', distPath: import.meta.dirname };
  if (wanted === 'standin') return standin;
  const binary = installedBinary();
  if (binary !== undefined) return { kind: 'binary', path: binary };
  if (wanted === 'binary') {
    throw new Error("Electron's binary is not installed; run: npx install-electron");
  }
  return standin;
}

function installedBinary(): string | undefined {
  const pathFile = path.join(electronPackage, 'path.txt');
  if (!existsSync(pathFile)) return undefined;
  const executable = path.join(electronPackage, 'dist', readFileSync(pathFile, 'utf8').trim());
  return existsSync(executable) ? executable : undefined;
}

/**
 * Lets Electron's own installer fetch the binary. Answers whether it is there
 * afterwards; a network that refuses, or takes more than 20 seconds, is no error.
 */
export async function tryFetchBinary(limitMs = 20_000): Promise<boolean> {
  if (installedBinary() !== undefined) return true;
  const installer = spawn(process.execPath, [path.join(electronPackage, 'install.js')], { stdio: 'ignore' });
  const limit = setTimeout(() => installer.kill('SIGKILL'), limitMs);
  await new Promise<void>((resolve) => {
    installer.once('error', () => resolve());
    installer.once('exit', () => resolve());
  });
  clearTimeout(limit);
  return installedBinary() !== undefined;
}

/** The Chromium that shows the stand-in's windows: CHROMIUM_PATH, or the first one the system has. */
export function findChromium(): string | undefined {
  const named = process.env['CHROMIUM_PATH'];
  if (named) return existsSync(named) ? named : undefined;
  return [
    // Debian's start script costs a tenth of a second and opens Chromium to extensions; we start what it starts.
    '/usr/lib/chromium/chromium',
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ].find((candidate) => existsSync(candidate));
}
