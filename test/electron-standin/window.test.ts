/* oxlint-disable unicorn/consistent-function-scoping -- each test keeps its questions beside their answers */

import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApp, type StartedApp } from './fixtures/startApp.ts';

let started: StartedApp;
let page: Page;

beforeAll(async () => {
  started = await startApp({
    main: `
      const { Menu, nativeTheme } = electron;
      app.commandLine.appendSwitch('lang', 'nb');
      app.on('web-contents-created', (_event, contents) => { globalThis.created = contents.id; });
      await app.whenReady();
      servePages();
      pages['/'] = '<!doctype html><title>Først</title><style>@media (max-width: 700px) { body { color: red } }</style><textarea></textarea>';
      globalThis.clicked = [];
      Menu.setApplicationMenu(Menu.buildFromTemplate([
        { label: 'Fil', submenu: [
          { id: 'new', label: 'Ny', accelerator: 'CmdOrCtrl+Shift+K', click: (item, window) => clicked.push([item.label, window?.id]) },
          { type: 'separator' },
          { id: 'off', label: 'Av', accelerator: 'CmdOrCtrl+J', enabled: false, click: () => clicked.push(['Av']) },
          { role: 'zoomIn' },
        ] },
      ]));
      globalThis.themes = 0;
      nativeTheme.on('updated', () => { themes += 1; });
      const window = new BrowserWindow({ width: 1100, height: 700, show: false, webPreferences: closed });
      globalThis.order = [];
      for (const name of ['ready-to-show', 'show', 'resize']) window.on(name, () => order.push(name));
      for (const name of ['dom-ready', 'did-finish-load']) window.webContents.on(name, () => order.push(name));
      window.once('ready-to-show', () => window.show());
      await window.loadURL('app://bundle/');
      app.on('window-all-closed', () => {});
    `,
  });
  page = await started.app.firstWindow();
  await page.waitForLoadState();
});

afterAll(() => started.app.close());

const read = <T>(name: string): Promise<T> => started.app.evaluate<T>(`globalThis.${name}`);

test('a window says when it is ready, and is as large as it was asked to be', async () => {
  expect(await read('order')).toEqual(['dom-ready', 'did-finish-load', 'ready-to-show', 'show']);
  await expect.poll(() => page.evaluate(() => [innerWidth, innerHeight])).toEqual([1100, 700]);
  const window = await started.app.browserWindow(page);
  expect(await window.evaluate((it: Electron.BrowserWindow) => [it.isVisible(), it.isFocused(), it.getSize()])).toEqual(
    [true, true, [1100, 700]],
  );
  await window.evaluate((it: Electron.BrowserWindow) => it.setSize(900, 600));
  await expect.poll(() => page.evaluate(() => [innerWidth, innerHeight])).toEqual([900, 600]);
});

test('its title follows the page', async () => {
  const titleOf = () => started.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle());
  await expect.poll(titleOf).toBe('Først');
  await page.evaluate(() => (document.title = 'Så dette'));
  await expect.poll(titleOf).toBe('Så dette');
});

test('the keys of the menu work in the page, unless the page uses them itself', async () => {
  await page.focus('textarea');
  await page.keyboard.press('Control+Shift+K');
  await expect.poll(() => read('clicked')).toEqual([['Ny', 1]]);
  await page.keyboard.press('Control+J');
  await page.evaluate(() => addEventListener('keydown', (event) => event.key === 'K' && event.preventDefault()));
  await page.keyboard.press('Control+Shift+K');
  await started.app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('new')?.click());
  expect(await read('clicked')).toEqual([
    ['Ny', 1],
    ['Ny', 1],
  ]);
});

test('zoom is a zoom: the page gets a smaller viewport and finer pixels', async () => {
  const zoom = (factor: number) =>
    started.app.evaluate(
      ({ BrowserWindow }, to) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(to),
      factor,
    );
  await zoom(1.5);
  await expect
    .poll(() => page.evaluate(() => [innerWidth, devicePixelRatio, getComputedStyle(document.body).color]))
    .toEqual([600, 1.5, 'rgb(255, 0, 0)']);
  await zoom(1);
  await expect.poll(() => page.evaluate(() => [innerWidth, devicePixelRatio])).toEqual([900, 1]);
});

test('the theme of the app is the colour scheme of the page', async () => {
  const isDark = () => page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
  expect(await isDark()).toBe(false);
  await started.app.evaluate(({ nativeTheme }) => (nativeTheme.themeSource = 'dark'));
  await expect.poll(isDark).toBe(true);
  expect(await started.app.evaluate(({ nativeTheme }) => nativeTheme.shouldUseDarkColors)).toBe(true);
  expect(await read('themes')).toBe(1);
  await started.app.evaluate(({ nativeTheme }) => (nativeTheme.themeSource = 'system'));
});

test('a page can be printed to a document and to a picture', async () => {
  const made = await started.app.evaluate(async ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    const pdf = await contents?.printToPDF({ pageSize: 'A4', landscape: true });
    const picture = await contents?.capturePage();
    return { pdf: pdf?.subarray(0, 5).toString(), size: picture?.getSize() };
  });
  expect(made).toEqual({ pdf: '%PDF-', size: { width: 900, height: 600 } });
});

test('two windows are two, each with its own', async () => {
  const opened = started.app.waitForEvent('window');
  const ids = await started.app.evaluate(async ({ BrowserWindow }) => {
    const window = new BrowserWindow({ webPreferences: { sandbox: true, contextIsolation: true } });
    await window.loadURL('app://bundle/');
    const focused = BrowserWindow.getFocusedWindow()?.id;
    return { all: BrowserWindow.getAllWindows().map(({ id }) => id), focused };
  });
  expect(ids).toEqual({ all: [1, 2], focused: 2 });
  const second = await opened;
  const window = await started.app.browserWindow(second);
  expect(await window.evaluate((it: Electron.BrowserWindow) => it.id)).toBe(2);
  await second.close();
  await expect.poll(() => started.app.windows().length).toBe(1);
  expect(await started.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});

test('dialogs are answered as the test says, and noted', async () => {
  const answered = await started.app.evaluate(async ({ dialog }) => {
    const { standin } = globalThis;
    standin?.dialogAnswers.push({ response: 1 }, { canceled: false, filePath: '/tmp/liste.pdf' });
    const box = await dialog.showMessageBox({ message: 'Slette utkastet?', buttons: ['Ja', 'Nei'] });
    const file = await dialog.showSaveDialog({ title: 'Lagre' });
    return [box, file, standin?.dialogs.length];
  });
  expect(answered).toEqual([
    { response: 1, checkboxChecked: false },
    { canceled: false, filePath: '/tmp/liste.pdf' },
    2,
  ]);
});

test('what would leave the app is noted and goes nowhere', async () => {
  const noted = await started.app.evaluate(async ({ shell, clipboard, Notification, net }) => {
    const { standin } = globalThis;
    if (!standin) return [];
    await shell.openExternal('https://helsenorge.no/');
    await clipboard.writeText('æøå');
    new Notification({ title: 'Ny henvendelse', body: '' }).show();
    standin.online = false;
    return [standin.openedExternally, await clipboard.readText(), standin.notifications[0]?.title, net.isOnline()];
  });
  expect(noted).toEqual([['https://helsenorge.no/'], 'æøå', 'Ny henvendelse', false]);
});

test('the app knows its name, its language and that it is not installed', async () => {
  const known = await started.app.evaluate(({ app, powerMonitor }) => {
    let woke = false;
    powerMonitor.on('resume', () => (woke = true));
    powerMonitor.emit('resume');
    return [app.getName(), app.getVersion(), app.isPackaged, app.getLocale(), woke, process.versions['electron']];
  });
  expect(known).toEqual(['fixture', '1.2.3', false, 'nb', true, expect.stringMatching(/^\d+\.\d+\.\d+/)]);
});

test('a page that dies is told of, and can be loaded again', async () => {
  const reason = await started.app.evaluate(async ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    const gone = new Promise<string>((resolve) =>
      contents?.once('render-process-gone', (_event, details) => resolve(details.reason)),
    );
    contents?.forcefullyCrashRenderer();
    return [await gone, contents?.isCrashed()];
  });
  expect(reason).toEqual(['crashed', true]);
  const after = await started.app.evaluate(async ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    const loaded = new Promise<void>((resolve) => contents?.once('did-finish-load', () => resolve()));
    contents?.reload();
    await loaded;
    return [contents?.isCrashed(), await contents?.executeJavaScript('document.title')];
  });
  expect(after).toEqual([false, 'Først']);
});
