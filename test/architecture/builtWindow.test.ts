import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from './sources.ts';

// The window as it is shipped: it loads nothing from anywhere but itself, and runs under its own strict CSP.

let folder: string;
let files: { name: string; text: string }[];

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'legekontor-window-'));
  // The same as electron.vite.config.ts builds, beside the real one.
  await build({
    configFile: false,
    logLevel: 'error',
    root: path.join(root, 'renderer'),
    base: './',
    plugins: [react()],
    // Vitest says `test`, and the libraries would be built with all they say to developers.
    define: { 'process.env.NODE_ENV': JSON.stringify('production') },
    build: { outDir: folder, emptyOutDir: true, minify: 'oxc' },
  });
  files = globSync('**/*.{html,js,css}', { cwd: folder }).map((name) => ({
    name,
    text: readFileSync(path.join(folder, name), 'utf8'),
  }));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const of = (ending: string) => files.filter(({ name }) => name.endsWith(ending));

/** Hosts that stand in the libraries as names, or in messages for developers: nothing is ever asked of them. */
const NAMES_ONLY = [
  // React's and react-i18next's explanations of an error, and the router's.
  'react.dev',
  'react.i18next.com',
  'reactrouter.com',
  // Where the date picker's library explains an error.
  'github.com',
  // What the router resolves a path against.
  'localhost',
  // The namespaces of SVG and XLink.
  'www.w3.org',
];

test('there is a page with its script and its style', () => {
  expect([of('.html').length, of('.js').length > 0, of('.css').length > 0]).toEqual([1, true, true]);
});

describe('the page', () => {
  test('loads only what lies beside it', () => {
    const [page] = of('.html');
    const loaded = [...(page?.text.matchAll(/\b(?:src|href|action|poster|data)="([^"]*)"/gu) ?? [])].map(
      ([, to]) => to,
    );
    expect(loaded.length).toBeGreaterThan(1);
    for (const to of loaded) expect(to).toMatch(/^(?:\.\/assets\/[\w.-]+|data:,)$/u);
  });

  test('has neither script nor style in itself', () => {
    const text = of('.html')[0]?.text ?? '';
    expect(text).not.toMatch(/<script(?![^>]*\bsrc=)[^>]*>/iu);
    expect(text).not.toMatch(/<style|\sstyle=|\son\w+=|<base\b|http-equiv="refresh"/iu);
  });
});

describe('its style', () => {
  test('loads only what lies beside it', () => {
    const loaded = of('.css').flatMap(({ text }) =>
      [...text.matchAll(/url\(\s*['"]?([^'")]+)/gu)].map(([, to]) => to ?? ''),
    );
    expect(loaded.filter((to) => !/^(?:data:|\.{0,2}\/?[\w./-]+$|#)/u.test(to))).toEqual([]);
    for (const { text } of of('.css')) expect(text).not.toMatch(/@import\s/u);
  });
});

describe('its script', () => {
  test('makes no code out of text', () => {
    for (const { name, text } of of('.js'))
      expect([name, /\beval\(|\bnew Function\(/u.exec(text)?.[0]]).toEqual([name, undefined]);
  });

  test('names no host that could be asked for anything', () => {
    const hosts = of('.js').flatMap(({ text }) =>
      [...text.matchAll(/\b(?:https?|wss?):\/\/([\w.-]+\w)/gu)].map(([, host]) => host ?? ''),
    );
    expect([...new Set(hosts)].toSorted()).toEqual(NAMES_ONLY.toSorted());
  });

  test('asks nothing over the network: the bridge is its only way out', () => {
    for (const { name, text } of of('.js'))
      expect([
        name,
        /\bnew (?:WebSocket|EventSource|XMLHttpRequest)\b|\bsendBeacon\(|\bimportScripts\(/u.exec(text)?.[0],
      ]).toEqual([name, undefined]);
  });
});
