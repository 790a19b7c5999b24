import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApp, type StartedApp } from './fixtures/startApp.ts';

let started: StartedApp;
let page: Page;
let foreignHits = 0;
const foreign = createServer((_request, response) => {
  foreignHits += 1;
  response.setHeader('access-control-allow-origin', '*').end('nådd');
});
let foreignUrl = '';

beforeAll(async () => {
  await new Promise<void>((resolve) => foreign.listen(0, '127.0.0.1', resolve));
  foreignUrl = `http://127.0.0.1:${(foreign.address() as AddressInfo).port}/`;
  started = await startApp({
    main: `
      await app.whenReady();
      servePages();
      const csp = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; frame-src 'self'";
      pages['/strict'] = { csp, body: '<!doctype html><html lang="nb"><title>Streng</title><main><h1>Streng</h1></main><script>window.inline = true</script><script src="/own.js"></script></html>' };
      pages['/own.js'] = { type: 'text/javascript', body: 'window.own = true' };
      pages['/open'] = '<!doctype html><title>Åpen</title><iframe src="/frame"></iframe><a id="away" href="/other">bort</a><a id="out" href="https://example.com/" target="_blank">ut</a>';
      pages['/frame'] = '<!doctype html><title>Ramme</title>';
      pages['/other'] = '<!doctype html><title>Annet sted</title>';
      pages['/data'] = { type: 'application/json', body: '{"a":1}' };
      pages['/sum'] = async (request) => new Response(String(new Uint8Array(await request.arrayBuffer()).reduce((a, b) => a + b)));
      globalThis.asked = { navigate: [], open: [] };
      const window = new BrowserWindow({ webPreferences: closed });
      window.webContents.setWindowOpenHandler(({ url }) => { asked.open.push(url); return { action: 'deny' }; });
      window.webContents.on('will-navigate', (event, url) => { asked.navigate.push(url); if (globalThis.prevent !== false) event.preventDefault(); });
      await window.loadURL('app://bundle/open').catch(() => {});
    `,
    preload: `
      const { contextBridge } = require('electron');
      globalThis.secretOfThePreload = 'hemmelig';
      contextBridge.exposeInMainWorld('bridge', { platform: process.platform, count: { value: 1 } });
    `,
  });
  page = await started.app.firstWindow();
  await page.waitForURL('**/open');
  page.on('dialog', (dialog) => void dialog.dismiss());
});

afterAll(async () => {
  await started.app.close();
  foreign.close();
});

async function show(path: string): Promise<void> {
  const load = started.app.evaluate(
    ({ BrowserWindow }, url) => BrowserWindow.getAllWindows()[0]?.loadURL(url),
    `app://bundle${path}`,
  );
  await Promise.all([page.waitForEvent('load'), load]);
}

const read = <T>(name: string): Promise<T> =>
  started.app.evaluate((_electron, key) => (globalThis as Record<string, unknown>)[key] as T, name);

test('the page has what the preload exposed, and nothing else of the preload or of us', async () => {
  await show('/open');
  const seen = await page.evaluate(() => ({
    bridge: Object.keys((window as typeof window & { bridge: object }).bridge),
    others: ['require', 'module', 'process', 'ipcRenderer', 'secretOfThePreload', 'electron', 'Buffer'].filter(
      (name) => name in window,
    ),
    ours: Reflect.ownKeys(window).filter((key) => /^(?:standin|preload)/i.test(String(key))),
  }));
  expect(seen).toEqual({ bridge: ['platform', 'count'], others: [], ours: [] });
});

test('a page that replaces built-ins learns nothing of the bridge', async () => {
  await show('/open');
  const caught = await page.evaluate(() => {
    const all: unknown[] = [];
    for (const name of ['addEventListener', 'dispatchEvent'] as const) {
      const native = EventTarget.prototype[name];
      EventTarget.prototype[name] = function spy(this: EventTarget, ...args: never[]) {
        all.push(this);
        return Reflect.apply(native, this, args) as never;
      };
    }
    void window.open('app://bundle/spied');
    return all.length;
  });
  expect(caught).toBe(0);
});

test('a frame inside the page has no preload', async () => {
  await show('/open');
  const frame = page.frames().find((each) => each.parentFrame() !== null);
  expect(await frame?.evaluate(() => 'bridge' in window)).toBe(false);
});

test('the content security policy of the protocol handler holds', async () => {
  await show('/strict');
  const ran = await page.evaluate(() => {
    const style = document.createElement('style');
    style.textContent = 'h1 { color: red }';
    document.head.append(style);
    const heading = document.querySelector('h1');
    const { inline, own } = window as typeof window & Record<'inline' | 'own', unknown>;
    return { inline, own, color: heading && getComputedStyle(heading).color };
  });
  expect(ran).toEqual({ inline: undefined, own: true, color: 'rgb(0, 0, 0)' });
});

test('the page is told in plain sight that it is not for patients, without harm to policy or accessibility', async () => {
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  await show('/strict');
  const corner = await page.screenshot({ clip: { x: 700, y: 588, width: 100, height: 12 } });
  await page.evaluate(() => document.documentElement.lastElementChild?.remove());
  const without = await page.screenshot({ clip: { x: 700, y: 588, width: 100, height: 12 } });
  expect(corner.equals(without)).toBe(false);
  // The inline script of the page itself is the only violation.
  expect(complaints.filter((text) => text.includes('violates'))).toHaveLength(1);
  await show('/strict');
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  expect(violations).toEqual([]);
});

test('it can ask the app for data and send it bytes, and believes itself secure', async () => {
  await show('/open');
  expect(await page.evaluate(async () => (await (await fetch('/data')).json()) as unknown)).toEqual({ a: 1 });
  const sum = await page.evaluate(async () => {
    const answer = await fetch('/sum', { method: 'POST', body: new Uint8Array([200, 0, 255, 10]) });
    return answer.text();
  });
  expect(sum).toBe('465');
  expect(await page.evaluate(() => [isSecureContext, typeof crypto.subtle.digest])).toEqual([true, 'function']);
});

test('no request of a page leaves the app, whatever makes it', async () => {
  await show('/open');
  await page.evaluate(async (url) => {
    const settled = [
      fetch(url).catch(() => {}),
      new Promise<void>((resolve) => {
        const socket = new WebSocket(url.replace('http', 'ws'));
        socket.addEventListener('close', () => resolve());
      }),
      new Promise<void>((resolve) => {
        const image = new Image();
        image.addEventListener('error', () => resolve());
        image.src = `${url}bilde.png`;
      }),
      fetch('https://legekontor.example/utenfor').catch(() => {}),
      Promise.resolve(navigator.sendBeacon(`${url}beacon`)),
    ];
    await Promise.all(settled);
  }, foreignUrl);
  // The page may hear that its socket was closed before the app has noted why.
  await expect
    .poll(() => started.app.evaluate(() => globalThis.standin?.blockedRequests))
    .toEqual(
      expect.arrayContaining([
        foreignUrl,
        foreignUrl.replace('http', 'ws'),
        `${foreignUrl}bilde.png`,
        'https://legekontor.example/utenfor',
      ]),
    );
  expect(foreignHits).toBe(0);
});

test('a page goes nowhere that the app prevents', async () => {
  await show('/open');
  await page.click('#away');
  await expect.poll(async () => (await read<{ navigate: string[] }>('asked')).navigate).toContain('app://bundle/other');
  await page.evaluate(() => void (location.href = 'https://example.com/bort'));
  await expect
    .poll(async () => (await read<{ navigate: string[] }>('asked')).navigate)
    .toContain('https://example.com/bort');
  // Playwright's own title() tells of the navigation that was prevented.
  expect(await page.evaluate(() => document.title)).toBe('Åpen');
  await started.app.evaluate(() => Object.assign(globalThis, { prevent: false }));
  await page.click('#away');
  await page.waitForURL('**/other');
  await started.app.evaluate(() => Object.assign(globalThis, { prevent: true }));
});

test('a page opens no windows: the script gets null, the link a closed door', async () => {
  await show('/open');
  expect(await page.evaluate(() => window.open('https://example.com/skript', 'navn') === null)).toBe(true);
  await page.click('#out');
  await expect
    .poll(async () => (await read<{ open: string[] }>('asked')).open)
    .toEqual(expect.arrayContaining(['https://example.com/skript', 'https://example.com/']));
  await expect.poll(() => started.app.windows().length).toBe(1);
});

test('no permission is granted', async () => {
  await show('/open');
  const states = await page.evaluate(() =>
    Promise.all(
      (['geolocation', 'notifications', 'camera'] as PermissionName[]).map(
        async (name) => (await navigator.permissions.query({ name })).state,
      ),
    ),
  );
  expect(states).toEqual(['denied', 'denied', 'denied']);
});
