/* oxlint-disable unicorn/consistent-function-scoping -- what runs in the page or in the app must bring its helpers */

import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApp, type StartedApp } from './fixtures/startApp.ts';

let started: StartedApp;
let page: Page;

beforeAll(async () => {
  started = await startApp({
    main: `
      await app.whenReady();
      servePages();
      pages['/'] = '<!doctype html><title>Prøve</title>';
      ipcMain.handle('echo', (_event, ...values) => values);
      ipcMain.handle('kinds', (_event, value) => {
        const kind = (part) => part instanceof Date ? 'Date' : part instanceof Map ? 'Map' : part instanceof Set ? 'Set'
          : part instanceof Uint8Array ? 'Uint8Array' : part === undefined ? 'undefined' : typeof part;
        return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, kind(part)]));
      });
      ipcMain.handle('function', () => ({ run() {} }));
      ipcMain.handle('fails', () => { throw new RangeError('for langt'); });
      ipcMain.handleOnce('once', () => 'first');
      ipcMain.handle('sender', (event) => ({
        url: event.senderFrame.url,
        origin: event.senderFrame.origin,
        isMain: event.senderFrame === event.sender.mainFrame,
        parent: event.senderFrame.parent,
        isWindows: BrowserWindow.fromWebContents(event.sender) === window,
        type: event.type,
      }));
      ipcMain.handle('late', async (event) => {
        await new Promise((resolve) => globalThis.goOn = resolve);
        globalThis.lateFrame = event.senderFrame;
      });
      ipcMain.on('said', (event, text) => event.reply('heard', text.toUpperCase()));
      const window = new BrowserWindow({ webPreferences: closed });
      await window.loadURL('app://bundle/');
    `,
    preload: `
      const { contextBridge, ipcRenderer } = require('electron');
      const listeners = [];
      class Patient { constructor() { this.name = 'Kari'; } greet() { return 'hei'; } }
      contextBridge.exposeInMainWorld('bridge', {
        invoke: (...args) => ipcRenderer.invoke(...args),
        send: (...args) => ipcRenderer.send(...args),
        listen(listener) {
          const heard = (_event, ...values) => listener(...values);
          ipcRenderer.on('heard', heard);
          return () => ipcRenderer.removeListener('heard', heard);
        },
        callBack: (callback, value) => callback(value),
        callBackLater: async (callback) => 'svar: ' + await callback(new Date(0)),
        patient: new Patient(),
        nested: { list: [1, { two: 2 }], date: new Date(7) },
        throwError() { const error = new TypeError('bare teksten'); error.code = 'X'; throw error; },
        giveError: () => new RangeError('som verdi'),
        returnsSymbol: () => Symbol('nei'),
      });
    `,
  });
  page = await started.app.firstWindow();
  await page.waitForURL('**/*bundle*/');
});

afterAll(() => started.app.close());

test('dates, maps, sets, bytes, bigints, undefined and cycles reach the app and come back', async () => {
  const back = await page.evaluate(async () => {
    const cycle: Record<string, unknown> = { name: 'ring' };
    cycle['self'] = cycle;
    const sent = {
      date: new Date(86_400_000),
      map: new Map<unknown, unknown>([[{ key: 1 }, new Set([1n, 'to'])]]),
      bytes: new Uint8Array([1, 2, 255]),
      doubles: new Float64Array([0.5, Number.NaN]),
      missing: undefined,
      minusZero: -0,
      infinite: Infinity,
      pattern: /år\d+/giu,
      error: new TypeError('galt'),
      cycle,
      dollar: { $: 'date', v: 1 },
    };
    const [got] = (await bridge.invoke('echo', sent)) as [typeof sent];
    const [key, held] = [...got.map][0] as [{ key: number }, Set<unknown>];
    return {
      date: got.date instanceof Date && got.date.getTime(),
      key: key.key,
      held: held.has(1n) && held.has('to'),
      bytes: got.bytes instanceof Uint8Array && [...got.bytes],
      doubles: got.doubles instanceof Float64Array && [...got.doubles],
      missing: 'missing' in got && got.missing === undefined,
      minusZero: Object.is(got.minusZero, -0),
      infinite: got.infinite,
      pattern: String(got.pattern),
      error: got.error instanceof Error && got.error.message,
      cycle: got.cycle['self'] === got.cycle,
      dollar: got.dollar,
    };
  });
  expect(back).toEqual({
    date: 86_400_000,
    key: 1,
    held: true,
    bytes: [1, 2, 255],
    doubles: [0.5, Number.NaN],
    missing: true,
    minusZero: true,
    infinite: Infinity,
    pattern: '/år\\d+/giu',
    error: 'galt',
    cycle: true,
    dollar: { $: 'date', v: 1 },
  });
});

test('the app sees the kinds that were sent, not text of them', async () => {
  const kinds = await page.evaluate(() =>
    bridge.invoke('kinds', {
      date: new Date(),
      map: new Map(),
      set: new Set(),
      bytes: new Uint8Array(1),
      big: 1n,
      nothing: undefined,
    }),
  );
  expect(kinds).toEqual({
    date: 'Date',
    map: 'Map',
    set: 'Set',
    bytes: 'Uint8Array',
    big: 'bigint',
    nothing: 'undefined',
  });
});

test('a function cannot be sent, in either direction', async () => {
  const message = 'An object could not be cloned.';
  const toApp = page.evaluate(() => bridge.invoke('echo', { run: () => {} }));
  await expect(toApp).rejects.toThrow(message);
  const fromApp = page.evaluate(() => bridge.invoke('function'));
  await expect(fromApp).rejects.toThrow(message);
  const pushed = started.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.send('heard', () => {}),
  );
  await expect(pushed).rejects.toThrow(message);
});

test('a handler that throws reaches the page as text', async () => {
  const failed = page.evaluate(() => bridge.invoke('fails').catch((error: Error) => [error.name, error.message]));
  expect(await failed).toEqual(['Error', "Error invoking remote method 'fails': RangeError: for langt"]);
});

test('a channel without a handler is an error, and so is one asked twice when it answers once', async () => {
  await expect(page.evaluate(() => bridge.invoke('nobody'))).rejects.toThrow("No handler registered for 'nobody'");
  expect(await page.evaluate(() => bridge.invoke('once'))).toBe('first');
  await expect(page.evaluate(() => bridge.invoke('once'))).rejects.toThrow("No handler registered for 'once'");
});

test('the app knows which frame of which window asked', async () => {
  expect(await page.evaluate(() => bridge.invoke('sender'))).toEqual({
    url: 'app://bundle/',
    origin: 'app://bundle',
    isMain: true,
    parent: null,
    isWindows: true,
    type: 'frame',
  });
});

test('a message from the page is answered, until the page stops listening', async () => {
  const heard = await page.evaluate(async () => {
    const all: string[] = [];
    const next = () => new Promise<void>((resolve) => void setTimeout(resolve, 100));
    const stop = bridge.listen((text) => all.push(text));
    bridge.send('said', 'en');
    await next();
    stop();
    bridge.send('said', 'to');
    await next();
    return all;
  });
  expect(heard).toEqual(['EN']);
});

test('functions cross the bridge both ways, and promises with them', async () => {
  expect(await page.evaluate(() => bridge.callBack((value) => Number(value) + 1, 41))).toBe(42);
  expect(await page.evaluate(() => bridge.callBackLater(async (date) => (date as Date).getTime()))).toBe('svar: 0');
});

test('what the preload exposes is a frozen copy: no prototypes, errors with only their text', async () => {
  const seen = await page.evaluate(() => {
    const caught = (run: () => unknown) => {
      try {
        return run();
      } catch (error) {
        return [(error as Error).name, (error as Error).message, 'code' in (error as Error)];
      }
    };
    return {
      frozen: Object.isFrozen(bridge) && Object.isFrozen(bridge.nested) && Object.isFrozen(bridge.nested.list[1]),
      patient: [bridge.patient.name, typeof bridge.patient.greet],
      date: bridge.nested.date instanceof Date,
      thrown: caught(() => bridge.throwError()),
      given: [bridge.giveError() instanceof Error, bridge.giveError().message, bridge.giveError().name],
      symbol: caught(() => bridge.returnsSymbol()),
      replaced: caught(() => {
        'use strict';
        (globalThis as Record<string, unknown>)['bridge'] = {};
        return 'replaced';
      }),
    };
  });
  expect(seen).toEqual({
    frozen: true,
    patient: ['Kari', 'undefined'],
    date: true,
    thrown: ['Error', 'bare teksten', false],
    given: [true, 'som verdi', 'Error'],
    symbol: ['Error', 'An object could not be cloned.', false],
    replaced: ['TypeError', expect.stringContaining('read only'), false],
  });
});

test('a frame that has gone elsewhere is null to a handler that is still at work', async () => {
  await page.evaluate(() => void bridge.invoke('late').catch(() => {}));
  await page.reload();
  const frame = await started.app.evaluate(async () => {
    const here = globalThis as typeof globalThis & { goOn(): void; lateFrame: unknown };
    await new Promise((resolve) => void setTimeout(resolve, 50));
    here.goOn();
    await new Promise((resolve) => void setTimeout(resolve, 50));
    return here.lateFrame;
  });
  expect(frame).toBeNull();
});

type Callback = (value: unknown) => unknown;
declare const bridge: {
  invoke(channel: string, ...args: unknown[]): Promise<unknown>;
  send(channel: string, ...args: unknown[]): void;
  listen(listener: (text: string) => void): () => void;
  callBack(callback: Callback, value: unknown): unknown;
  callBackLater(callback: Callback): Promise<string>;
  patient: { name: string; greet?: () => string };
  nested: { list: [number, { two: number }]; date: Date };
  throwError(): never;
  giveError(): Error;
  returnsSymbol(): unknown;
};
