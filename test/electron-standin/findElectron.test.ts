import { existsSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { findChromium, findElectron, tryFetchBinary } from './findElectron.ts';

const hasBinary = existsSync(path.resolve(import.meta.dirname, '../../node_modules/electron/path.txt'));

afterEach(() => vi.unstubAllEnvs());

test('the stand-in is used when it is asked for, binary or not', () => {
  vi.stubEnv('LEGEKONTOR_ELECTRON', 'standin');
  expect(findElectron()).toEqual({ kind: 'standin', distPath: import.meta.dirname });
});

test('without a word, the binary is used where it is installed and the stand-in where it is not', () => {
  vi.stubEnv('LEGEKONTOR_ELECTRON', '');
  expect(findElectron().kind).toBe(hasBinary ? 'binary' : 'standin');
});

test.skipIf(hasBinary)('asking for a binary that is not there is an error that says what to do', () => {
  vi.stubEnv('LEGEKONTOR_ELECTRON', 'binary');
  expect(() => findElectron()).toThrow('npx install-electron');
});

test('any other wish is refused', () => {
  vi.stubEnv('LEGEKONTOR_ELECTRON', 'chrome');
  expect(() => findElectron()).toThrow('must be "binary" or "standin"');
});

test('a binary that cannot be fetched in time is no error', async () => {
  expect(await tryFetchBinary(1)).toBe(hasBinary);
});

test('a Chromium that is named must be there', () => {
  vi.stubEnv('CHROMIUM_PATH', '/nowhere/chromium');
  expect(findChromium()).toBeUndefined();
  vi.stubEnv('CHROMIUM_PATH', process.execPath);
  expect(findChromium()).toBe(process.execPath);
});
