/* oxlint-disable unicorn/consistent-function-scoping -- what runs in the page or in the app must bring its helpers */

import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { startApp, writeApp } from './fixtures/startApp.ts';

const window = `
  await app.whenReady();
  servePages();
  pages['/'] = '<!doctype html><title>Prøve</title>';
  const window = new BrowserWindow({ webPreferences: closed });
  await window.loadURL('app://bundle/').catch(() => {});
`;
const profiles = path.join(os.tmpdir(), 'legekontor-standin');
const profilesOf = (pid: number): string[] =>
  existsSync(profiles) ? readdirSync(profiles).filter((name) => name.startsWith(`${pid}-`)) : [];

/** The command lines of everything that still runs with a profile in it. */
function runningWith(profile: string): string[] {
  if (!existsSync('/proc')) {
    const all = execFileSync('ps', ['-eo', 'args', '-ww'], { encoding: 'utf8' }).split('\n');
    return all.filter((line) => line.includes(profile));
  }
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => commandLineOf(pid))
    .filter((line) => line.includes(profile));
}

function commandLineOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    // It ended while we looked.
    return '';
  }
}

function pidOf(app: { process(): { pid?: number | undefined } }): number {
  const { pid } = app.process();
  if (pid === undefined) throw new Error('the app has no process');
  return pid;
}

test('a window that prevents its closing stays, and the app with it', async () => {
  const { app } = await startApp({
    main: `${window}
      globalThis.seen = [];
      for (const name of ['before-quit', 'will-quit', 'window-all-closed']) app.on(name, () => seen.push(name));
      window.on('close', (event) => { seen.push('close'); if (!globalThis.letGo) event.preventDefault(); });
      window.on('closed', () => seen.push('closed'));
      ipcMain.handle('late', () => {});
    `,
  });
  const after = await app.evaluate(async ({ app: inside, BrowserWindow }) => {
    const here = globalThis as typeof globalThis & { seen: string[]; letGo: boolean };
    const soon = () => new Promise((resolve) => void setTimeout(resolve, 50));
    BrowserWindow.getAllWindows()[0]?.close();
    await soon();
    inside.quit();
    await soon();
    const kept = [...here.seen, BrowserWindow.getAllWindows().length];
    here.letGo = true;
    here.seen.length = 0;
    BrowserWindow.getAllWindows()[0]?.close();
    await soon();
    return [kept, here.seen, BrowserWindow.getAllWindows().length];
  });
  expect(after).toEqual([['close', 'before-quit', 'close', 1], ['close', 'closed', 'window-all-closed'], 0]);
  await app.close();
});

test('the app may finish its work before it quits, and its exit code is passed on', async () => {
  const at = writeApp({
    main: `${window}
      import { writeFileSync } from 'node:fs';
      let done = false;
      app.on('before-quit', (event) => {
        if (done) return;
        event.preventDefault();
        setTimeout(() => { done = true; writeFileSync(path.join(import.meta.dirname, 'saved'), 'ja'); app.quit(); }, 100);
      });
      app.on('will-quit', (event) => { event.preventDefault(); app.exit(7); });
    `,
  });
  const { app } = await startApp({ main: '' }, at);
  const process = app.process();
  const ended = new Promise<number | null>((resolve) => process.once('exit', (code) => resolve(code)));
  await app.firstWindow();
  await app.close();
  expect(await ended).toBe(7);
  expect(readFileSync(path.join(at.folder, 'saved'), 'utf8')).toBe('ja');
});

test('a second start tells the first one and ends', async () => {
  const fixture = {
    main: `
      app.on('second-instance', (_event, argv, folder) => { globalThis.second = { argv, folder }; });
      if (!app.requestSingleInstanceLock()) app.quit();
      ${window}
    `,
  };
  const at = writeApp(fixture);
  const { app } = await startApp(fixture, at);
  await app.firstWindow();
  const executable = path.resolve(import.meta.dirname, 'electron');
  const second = spawn(executable, [at.folder, `--user-data-dir=${at.userData}`, '--open=brev'], { stdio: 'ignore' });
  const code = await new Promise((resolve) => second.once('exit', resolve));
  expect(code).toBe(0);
  const told = () =>
    app.evaluate(() => (globalThis as typeof globalThis & { second?: { argv: string[] } }).second?.argv);
  await expect.poll(told).toContain('--open=brev');
  await app.close();
});

test('what safeStorage wrote is read after a restart, with a key that says what it is', async () => {
  const fixture = { main: window };
  const at = writeApp(fixture);
  const first = await startApp(fixture, at);
  const written = await first.app.evaluate(({ safeStorage }) => {
    const before = safeStorage.isEncryptionAvailable();
    safeStorage.setUsePlainTextEncryption(true);
    const text = safeStorage.encryptString('nøkkelen').toString('base64');
    return {
      before,
      after: safeStorage.isEncryptionAvailable(),
      backend: safeStorage.getSelectedStorageBackend(),
      text,
    };
  });
  await first.app.close();
  expect(written).toMatchObject({ before: false, after: true, backend: 'basic_text' });
  expect(Buffer.from(written.text, 'base64').includes('nøkkelen')).toBe(false);
  expect(readdirSync(at.userData)).toContain('DEVELOPMENT-KEY-not-for-patient-data');
  const second = await startApp(fixture, at);
  const read = await second.app.evaluate(({ safeStorage }, text) => {
    safeStorage.setUsePlainTextEncryption(true);
    return safeStorage.decryptString(Buffer.from(text, 'base64'));
  }, written.text);
  expect(read).toBe('nøkkelen');
  await second.app.close();
});

test('kill -9 of the app leaves no browser and no profile behind', async () => {
  const { app } = await startApp({ main: window });
  await app.firstWindow();
  const pid = pidOf(app);
  const [profile] = profilesOf(pid);
  expect(runningWith(profile ?? 'none').length).toBeGreaterThan(0);
  const gone = new Promise<void>((resolve) => void app.once('close', () => resolve()));
  process.kill(pid, 'SIGKILL');
  await gone;
  await expect.poll(() => runningWith(profile ?? 'none')).toEqual([]);
  await expect.poll(() => profilesOf(pid)).toEqual([]);
});

test('what even kill -9 of everything left behind is removed at the next start', async () => {
  // A profile of a process that is gone, with a "browser" that still runs in it.
  const profile = path.join(profiles, '4194303-left');
  mkdirSync(profile, { recursive: true });
  const browser = spawn('/bin/sh', ['-c', 'sleep 60; :', profile], { stdio: 'ignore', detached: true });
  writeFileSync(path.join(profile, 'chromium.pid'), String(browser.pid));
  const ended = new Promise((resolve) => browser.once('exit', (_code, signal) => resolve(signal)));
  const { app } = await startApp({ main: window });
  await app.firstWindow();
  expect(await ended).toBe('SIGKILL');
  expect(existsSync(profile)).toBe(false);
  await app.close();
});

test('SIGTERM quits the app as its menu would', async () => {
  const at = writeApp({
    main: `${window} app.on('will-quit', () => console.log('went properly')); console.log('started');`,
  });
  const executable = path.resolve(import.meta.dirname, 'electron');
  const app = spawn(executable, [at.folder, `--user-data-dir=${at.userData}`], { stdio: ['ignore', 'pipe', 'ignore'] });
  let said = '';
  app.stdout.on('data', (piece: Buffer) => (said += piece.toString()));
  await new Promise<void>((resolve) => {
    app.stdout.on('data', (piece: Buffer) => {
      if (piece.toString().includes('started')) resolve();
    });
  });
  const code = new Promise((resolve) => app.once('exit', resolve));
  app.kill('SIGTERM');
  expect(await code).toBe(0);
  expect(said).toContain('went properly');
});

test('an app whose entry fails ends with an error, not with a window', async () => {
  const at = writeApp({ main: `throw new Error('feil i oppstarten');` });
  const app = spawn(path.resolve(import.meta.dirname, 'electron'), [at.folder], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  app.stderr.on('data', (piece: Buffer) => (said += piece.toString()));
  expect(await new Promise((resolve) => app.once('exit', resolve))).toBe(1);
  expect(said).toContain('feil i oppstarten');
});
