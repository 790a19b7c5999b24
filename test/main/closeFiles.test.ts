import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { closeFiles } from '../../electron/main/hardening/closeFiles.ts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'legekontor-modes-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const mode = (...names: string[]) => (statSync(path.join(folder, ...names)).mode & 0o777).toString(8);

test.skipIf(process.platform === 'win32')('what an earlier start left open is closed, to the last folder', () => {
  chmodSync(folder, 0o755);
  mkdirSync(path.join(folder, 'logs'));
  chmodSync(path.join(folder, 'logs'), 0o775);
  for (const name of ['legekontor.db', 'logs/main.log']) {
    writeFileSync(path.join(folder, name), 'x');
    chmodSync(path.join(folder, name), 0o664);
  }
  expect(closeFiles(folder)).toBe(0);
  expect([mode(), mode('logs'), mode('legekontor.db'), mode('logs', 'main.log')]).toEqual(['700', '700', '600', '600']);
});

test.skipIf(process.platform === 'win32')('a link leads nowhere', () => {
  const elsewhere = mkdtempSync(path.join(tmpdir(), 'legekontor-elsewhere-'));
  chmodSync(elsewhere, 0o755);
  symlinkSync(elsewhere, path.join(folder, 'link'));
  closeFiles(folder);
  expect(statSync(elsewhere).mode & 0o777).toBe(0o755);
  rmSync(elsewhere, { recursive: true });
});

test('a folder that is not there is one that could not be closed', () => {
  expect(closeFiles(path.join(folder, 'missing'))).toBe(process.platform === 'win32' ? 0 : 1);
});
