import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { findChromium, findElectron, tryFetchBinary } from '../electron-standin/findElectron.ts';

/**
 * Makes sure that there is something to show the app with, and says in one line what it is: Electron's own binary
 * where it is there or can be fetched, otherwise the stand-in on Chromium. Installs Debian's Chromium when it may.
 * Gives the environment that Playwright's `_electron.launch` needs; throws with the command to type when neither is
 * to be had.
 */
export async function prepareElectron(say: (line: string) => void): Promise<Record<string, string>> {
  if (process.env['LEGEKONTOR_ELECTRON'] !== 'standin' && (await tryFetchBinary())) {
    say("Electron's own binary.");
    return {};
  }
  const found = findElectron();
  if (found.kind === 'binary') return {};
  if (findChromium() === undefined) installChromium(say);
  say(`Electron's binary cannot be had here: the same built app runs on the stand-in (Node and ${findChromium()}).`);
  return { ELECTRON_OVERRIDE_DIST_PATH: found.distPath };
}

function installChromium(say: (line: string) => void): void {
  const debian =
    existsSync('/etc/debian_version') && /ID=debian|ID_LIKE=.*debian/u.test(readFileSync('/etc/os-release', 'utf8'));
  if (debian && process.getuid?.() === 0) {
    say('Installs Debian’s Chromium: apt-get update && apt-get install -y chromium');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    for (const command of [
      ['update', '-qq'],
      ['install', '-y', '-qq', '--no-install-recommends', 'chromium'],
    ]) {
      spawnSync('apt-get', command, { stdio: ['ignore', 'ignore', 'inherit'], env });
    }
    if (findChromium() !== undefined) return;
  }
  const how = debian
    ? 'sudo apt-get install -y chromium'
    : process.platform === 'darwin'
      ? 'brew install --cask chromium'
      : process.platform === 'win32'
        ? 'npx install-electron'
        : 'sudo dnf install chromium   (or your system’s own way to install Chromium)';
  throw new Error(
    `Neither Electron's binary nor a Chromium is here. Type:\n\n    ${how}\n\nand start again. A Chromium elsewhere: CHROMIUM_PATH=<path>.`,
  );
}
