import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { thirdParty } from '../../build/thirdParty.ts';
import { pdfJsFiles, STYLES } from '../../electron.vite.config.ts';
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
    plugins: [react(), pdfJsFiles(), thirdParty(root, STYLES)],
    // Vitest says `test`, and the libraries would be built with all they say to developers.
    define: { 'process.env.NODE_ENV': JSON.stringify('production') },
    build: { outDir: folder, emptyOutDir: true, minify: 'oxc' },
  });
  files = globSync('**/*.{html,js,mjs,css}', { cwd: folder }).map((name) => ({
    name,
    text: readFileSync(path.join(folder, name), 'utf8'),
  }));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the licences of what is in it go with it, text and all', () => {
  const text = readFileSync(path.join(folder, 'THIRD-PARTY.txt'), 'utf8');
  for (const name of ['react', 'react-dom', 'pdfjs-dist', '@navikt/ds-react', '@navikt/aksel-icons', 'i18next'])
    expect(text).toMatch(new RegExp(String.raw`^${name} \d+\.\d+\.\d+\nLicence: \S+`, 'mu'));
  expect(text).toContain('Permission is hereby granted');
  expect(text).toContain('Apache License');
  const styles = globSync('**/*.css', { cwd: path.join(root, 'renderer') }).map((name) =>
    readFileSync(path.join(root, 'renderer', name), 'utf8'),
  );
  const taken = styles.flatMap((css) =>
    [...css.matchAll(/@import ['"]((?:@[\w-]+\/)?[a-z][\w-]*)/gu)].map(([, name]) => name ?? ''),
  );
  expect(taken.length).toBeGreaterThan(0);
  for (const name of taken) expect(text).toMatch(new RegExp(String.raw`^${name} \d`, 'mu'));
  expect(text).not.toMatch(/Licence: *\n/u);
});

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

/** What PDF.js reads in files, or makes an address whole with. */
const NAMES_IN_PDF_JS = ['example.com', 'foo.bar', 'ns.adobe.com', 'www.w3.org', 'www.xfa.org'];
const isPdfJs = (name: string) => /^(?:assets[\\/]pdf(?:Reader)?[.-]|pdfjs[\\/])/u.test(name);

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

const all = () => [...of('.js'), ...of('.mjs')];
const hostsIn = (scripts: typeof files) =>
  [
    ...new Set(
      scripts.flatMap(({ text }) =>
        [...text.matchAll(/\b(?:https?|wss?):\/\/([\w.-]+\w)/gu)].map(([, host]) => host ?? ''),
      ),
    ),
  ].toSorted();

describe('its script', () => {
  test('makes no code out of text', () => {
    for (const { name, text } of all())
      expect([name, /\beval\(|\bnew Function\(/u.exec(text)?.[0]]).toEqual([name, undefined]);
  });

  test('names no host that could be asked for anything', () => {
    expect(hostsIn(of('.js').filter(({ name }) => !isPdfJs(name)))).toEqual(NAMES_ONLY.toSorted());
  });

  test('asks nothing over the network: the bridge is its only way out', () => {
    for (const { name, text } of of('.js').filter((one) => !isPdfJs(one.name)))
      expect([
        name,
        /\bnew (?:WebSocket|EventSource|XMLHttpRequest)\b|\bsendBeacon\(|\bimportScripts\(/u.exec(text)?.[0],
      ]).toEqual([name, undefined]);
  });
});

// PDF.js can fetch by address. It is given bytes alone, and the policy leaves it nowhere to ask but beside the page.
describe('what reads PDFs', () => {
  test('names no host but those that stand in files', () => {
    expect(hostsIn(all().filter(({ name }) => isPdfJs(name)))).toEqual(NAMES_IN_PDF_JS);
  });

  test('is apart from the rest, so that nobody waits for it who opens none', () => {
    const rest = all().filter(({ name }) => !isPdfJs(name));
    expect(rest.length).toBeLessThan(all().length);
    for (const { name, text } of rest) {
      expect([name, /\bfrom ?["'`]\.\/pdf[.-]|GetOperatorList/u.exec(text)?.[0]]).toEqual([name, undefined]);
    }
    expect(of('.html')[0]?.text).not.toMatch(/pdf/iu);
  });

  test('has no part that runs scripts, and nothing to be compiled', () => {
    for (const { name, text } of all()) expect([name, /quickjs/iu.exec(text)?.[0]]).toEqual([name, undefined]);
    expect(globSync('**/*{sandbox,quickjs,.wasm}*', { cwd: folder })).toEqual([]);
  });

  test('brings the fonts that files leave out, tables of characters, decoders, and their licences', () => {
    const beside = globSync('pdfjs/*/*', { cwd: folder }).map((name) => path.basename(name));
    expect(readFileSync(path.join(folder, 'pdfjs/LICENSE'), 'utf8')).toContain('Apache License');
    for (const name of ['LiberationSans-Regular.ttf', 'FoxitSymbol.pfb', 'UniJIS-UTF16-H.bcmap', 'LICENSE_FOXIT'])
      expect(beside).toContain(name);
    expect(beside.filter((name) => name.endsWith('_nowasm_fallback.js'))).toHaveLength(2);
    expect(beside.filter((name) => name.startsWith('LICENSE')).length).toBeGreaterThanOrEqual(6);
  });
});
