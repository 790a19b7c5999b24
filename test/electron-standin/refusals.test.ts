import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApp, type StartedApp } from './fixtures/startApp.ts';

// One app for all: refusals change nothing, so they can be asked for one after the other.
let started: StartedApp;

beforeAll(async () => {
  started = await startApp({
    main: `
      import { writeFileSync } from 'node:fs';
      const write = (name, text) => { const file = path.join(import.meta.dirname, name); writeFileSync(file, text); return file; };
      globalThis.beforeReady = {
        window: attempt(() => new BrowserWindow({ webPreferences: closed })),
        encrypt: attempt(() => safeStorage.encryptString('x')),
        available: attempt(() => safeStorage.isEncryptionAvailable()),
        handle: attempt(() => protocol.handle('app', () => new Response(''))),
        session: attempt(() => electron.session.defaultSession),
      };
      await app.whenReady();
      servePages();
      globalThis.open = (webPreferences, more = {}) => attempt(() => new BrowserWindow({ ...more, webPreferences }));
      globalThis.openWithPreload = (text) => open({ ...closed, preload: write('tried.cjs', text) });
      globalThis.closed = closed;
      globalThis.attempt = attempt;
      app.on('window-all-closed', () => {});
    `,
  });
});

afterAll(() => started.app.close());

/** What the app was told when it did something, as text. */
function told(code: string): Promise<string> {
  return started.app.evaluate<string>(`String(${code})`);
}

test.each([
  ['window', 'BrowserWindow cannot be used before app is ready'],
  ['encrypt', 'safeStorage.encryptString cannot be used before app is ready'],
  ['available', 'safeStorage.isEncryptionAvailable cannot be used before app is ready'],
  ['handle', 'protocol.handle can only be called after app is ready'],
  ['session', 'session.defaultSession cannot be used before app is ready'],
])('before ready, %s is refused', async (what, message) => {
  expect(await told(`beforeReady.${what}`)).toBe(message);
});

test('a scheme cannot be made privileged after ready', async () => {
  expect(await told(`attempt(() => electron.protocol.registerSchemesAsPrivileged([]))`)).toMatch(/before app is ready/);
});

test.each([
  ['without a sandbox', `{ contextIsolation: true }`, 'sandbox: true'],
  ['with the sandbox off', `{ ...closed, sandbox: false }`, 'sandbox: true'],
  ['without context isolation', `{ sandbox: true }`, 'contextIsolation: true'],
  ['with Node in its pages', `{ ...closed, nodeIntegration: true }`, 'nodeIntegration: false'],
  ['without web security', `{ ...closed, webSecurity: false }`, 'webSecurity: true'],
  ['with webviews', `{ ...closed, webviewTag: true }`, 'webviewTag: false'],
  ['with a preference we do not know', `{ ...closed, plugins: true }`, 'webPreferences.plugins is not covered'],
])('a window %s is refused', async (_how, preferences, message) => {
  expect(await told(`open(${preferences})`)).toContain(message);
});

test('a window with an option we do not obey is refused', async () => {
  expect(await told(`open(closed, { kiosk: true })`)).toContain('new BrowserWindow({ kiosk }) is not covered');
});

test.each([
  ['an ES module', `import { ipcRenderer } from 'electron';`, 'not one CommonJS file'],
  ['requiring a file of ours', `require('./shared.cjs')`, 'requires "./shared.cjs"'],
  ['requiring node:fs', `const fs = require('node:fs')`, 'requires "node:fs"'],
  ['loading code later', `void import('./more.js')`, 'loads code with import()'],
])('a preload %s is refused', async (_how, text, message) => {
  expect(await told(`openWithPreload(${JSON.stringify(text)})`)).toContain(message);
});

test('a preload that does not exist, or has no full path, is refused', async () => {
  expect(await told(`open({ ...closed, preload: '/nowhere/preload.cjs' })`)).toContain('cannot be read');
  expect(await told(`open({ ...closed, preload: 'preload.cjs' })`)).toContain('must be an absolute path');
});

test('what is not covered says so by name', async () => {
  expect(await told(`attempt(() => electron.app.setBadgeCount(1))`)).toBe('stand-in: app.setBadgeCount is not covered');
  expect(await told(`attempt(() => new electron.Tray('x.png'))`)).toBe('stand-in: Tray is not covered');
  expect(await told(`attempt(() => electron.utilityProcess.fork('x'))`)).toBe(
    'stand-in: utilityProcess.fork is not covered',
  );
  expect(await told(`attempt(() => electron.app.on('login', () => {}))`)).toBe(
    "stand-in: app.on('login') is not covered",
  );
  expect(await told(`attempt(() => { electron.app.badgeCount = 1 })`)).toBe(
    'stand-in: app.badgeCount = is not covered',
  );
  expect(await told(`attempt(() => electron.somethingNew)`)).toBe('stand-in: electron.somethingNew is not covered');
});

/** What became of loading an address in a new window. */
function load(url: string): Promise<string> {
  return started.app.evaluate(async ({ BrowserWindow }, address) => {
    const window = new BrowserWindow({ webPreferences: { sandbox: true, contextIsolation: true } });
    try {
      await window.loadURL(address);
      return 'loaded';
    } catch (error) {
      return (error as Error).message;
    } finally {
      window.destroy();
    }
  }, url);
}

test('only the addresses of the app itself can be loaded', async () => {
  for (const url of ['https://example.com/', 'file:///etc/hostname', 'data:text/html,x']) {
    expect(await load(url)).toContain("for the app's own registered schemes only");
  }
});

test('a switch for Chromium comes too late after ready', async () => {
  expect(await told(`attempt(() => electron.app.commandLine.appendSwitch('lang', 'nn'))`)).toContain('comes too late');
});

test('a second handler for a channel, or for a scheme, is refused', async () => {
  expect(
    await told(`attempt(() => { electron.ipcMain.handle('a', () => {}); electron.ipcMain.handle('a', () => {}); })`),
  ).toBe("Attempted to register a second handler for 'a'");
  expect(await told(`attempt(() => electron.protocol.handle('app', () => new Response('')))`)).toContain(
    'Failed to register',
  );
  expect(await told(`attempt(() => electron.protocol.handle('other', () => new Response('')))`)).toContain(
    'without registerSchemesAsPrivileged',
  );
});

test('a dialog that nobody answers is an error', async () => {
  const asked = started.app.evaluate(({ dialog }) => dialog.showMessageBox({ message: 'Slette?' }));
  await expect(asked).rejects.toThrow('no answer was given');
});
