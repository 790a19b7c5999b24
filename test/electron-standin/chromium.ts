import { type ChildProcess, spawn } from 'node:child_process';
import { CdpConnection } from './cdp.ts';
import { commandLine, switchesForChromium } from './commandLine.ts';
import { findChromium } from './findElectron.ts';
import { makeProfile, removeWhenWeAreGone } from './profile.ts';

/** Whether windows can be seen: there is a display, and nobody asked for none. */
export const isVisible =
  Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']) && process.env['LEGEKONTOR_HEADLESS'] !== '1';

let chromium: ChildProcess | undefined;
let command: { executable: string; profile: string } | undefined;
let connection: CdpConnection | undefined;

/** The connection to Chromium. Asked for before ready it is a fault of the stand-in's own. */
export function cdp(): CdpConnection {
  if (!connection) throw new Error('stand-in: Chromium has not started');
  return connection;
}

/** Starts Chromium, headless where there is no display, and connects to it; gives its DevTools address. */
export async function startChromium(onGone: () => void): Promise<string> {
  const executable = findChromium();
  if (executable === undefined) {
    throw new Error(
      'stand-in: no Chromium found; install it (on Debian: apt-get install chromium) or set CHROMIUM_PATH',
    );
  }
  const profile = makeProfile();
  const child = spawn(executable, chromiumArguments(profile), { stdio: ['ignore', 'ignore', 'pipe'], detached: true });
  chromium = child;
  command = { executable, profile };
  if (child.pid !== undefined) removeWhenWeAreGone(profile, child.pid);
  process.once('exit', endChromium);
  const url = await devToolsAddress(child, onGone);
  connection = await CdpConnection.to(url);
  return url;
}

/**
 * Opens a window without Chromium's own bars, as an Electron window is. DevTools
 * cannot; a second Chromium on the same profile hands this over to the first.
 */
export function openBareWindow(): void {
  if (!command) throw new Error('stand-in: Chromium has not started');
  const { executable, profile } = command;
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const empty = '--app=data:text/html,';
  spawn(executable, [`--user-data-dir=${profile}`, ...sandbox, empty], { stdio: 'ignore' }).on('error', (error) => {
    console.error('stand-in: a window could not be opened:', error);
  });
}

/** Ends Chromium at once; its profile goes with this process. */
export function endChromium(): void {
  const ending = chromium;
  chromium = undefined;
  try {
    if (ending?.pid !== undefined) process.kill(-ending.pid, 'SIGKILL');
  } catch {
    // It had ended already.
  }
}

/**
 * Chromium's own pages behind its address bar. No window of the app's has one, and a third of what a start cost went
 * into the process that made them ready.
 */
const addressBarPages = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
  'AiModeOmniboxEntryPoint',
];

function chromiumArguments(profile: string): string[] {
  const port = commandLine.getSwitchValue('remote-debugging-port') || '0';
  const ours = ['user-data-dir', 'remote-debugging-port', 'no-sandbox', 'inspect', 'headless', 'disable-features'];
  // Of two such switches Chromium would hear the last alone.
  const named = commandLine.getSwitchValue('disable-features').split(',').filter(Boolean);
  const isRoot = process.getuid?.() === 0;
  return [
    ...(isVisible ? [] : ['--headless=new']),
    // Chromium's own sandbox cannot start as root.
    ...(isRoot ? ['--no-sandbox'] : []),
    `--remote-debugging-port=${port}`,
    `--user-data-dir=${profile}`,
    // The app's pages come from its protocol handler. Whatever else would be asked
    // for goes to a proxy that does not exist, names and this machine's own included.
    '--proxy-server=http://127.0.0.1:1',
    '--proxy-bypass-list=<-loopback>',
    '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-gpu',
    '--disable-quic',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-extensions',
    '--disable-domain-reliability',
    '--disable-search-engine-choice-screen',
    '--disable-dev-shm-usage',
    '--password-store=basic',
    '--no-startup-window',
    `--disable-features=${[...addressBarPages, ...named].join(',')}`,
    ...switchesForChromium(ours),
  ];
}

function devToolsAddress(child: ChildProcess, onGone: () => void): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    let found = false;
    child.stderr?.on('data', (piece: Buffer) => {
      if (found) return;
      said += piece.toString();
      const url = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
      if (url === undefined) return;
      found = true;
      resolve(url);
    });
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      if (found) {
        if (chromium === child) onGone();
      } else reject(new Error(`stand-in: Chromium ended at once (${signal ?? code}):\n${said}`));
    });
  });
}

/** Forgets what pages have stored: cookies, databases, local storage. */
export async function clearStorage(): Promise<void> {
  await cdp().root.send('Storage.clearCookies');
}
