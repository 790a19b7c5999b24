import log from 'electron-log/node.js';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { logEvent, logFiles, startLog } from '../../electron/main/log.ts';
import { logUncaught } from '../../electron/main/uncaught.ts';
import { logCode, readLine } from '../../shared/ipc/logLine.ts';
import { aFolder } from '../db/aDatabase.ts';

const folder = aFolder();
const written = () => readFileSync(logFiles(folder)[0], 'utf8');

test('what happens stands in logs/main.log, a line each with its time, and nowhere else', () => {
  startLog(folder, true);
  expect(log.transports.console.level).toBe(false);
  logEvent('start', { version: logCode('0.1.0') });
  logEvent('thread died', { code: logCode('Ingrid Lien svarte ikke') });
  const lines = written().trim().split('\n');
  expect(lines.map(readLine)).toEqual([
    expect.stringMatching(/^\d{4}-\S+Z start version=0\.1\.0$/u),
    expect.stringMatching(/^\d{4}-\S+Z thread died code=withheld$/u),
  ]);
  expect(written()).not.toMatch(/ingrid|lien/iu);
});

const ours = (event: 'uncaughtException' | 'unhandledRejection', known: readonly unknown[]) =>
  process.listeners(event as 'uncaughtException').filter((one) => !known.includes(one));

test('what nobody caught is told by its code, without its text', () => {
  const before = {
    exception: process.listeners('uncaughtException'),
    rejection: process.listeners('unhandledRejection'),
  };
  logUncaught();
  const added = [...ours('uncaughtException', before.exception), ...ours('unhandledRejection', before.rejection)];
  expect(added).toHaveLength(2);
  for (const listener of added) {
    listener(new TypeError('Nora Hansen has no GP'), 'uncaughtException');
    process.removeListener('uncaughtException', listener);
    process.removeListener('unhandledRejection', listener);
  }
  expect(written()).toMatch(/uncaught code=TypeError log\.test\.ts:\d+:\d+/u);
  expect(written()).not.toContain('Nora');
});

test('a file of 1 MB is put aside, and the one before that goes', () => {
  for (let line = 0; line < 30_000; line += 1)
    logEvent('query broken', { code: logCode('SQLITE_BUSY reader.js:100:20') });
  const files = readdirSync(path.join(folder, 'logs'));
  expect(files.toSorted()).toEqual(['main.log', 'main.old.log']);
  for (const file of logFiles(folder)) expect(readFileSync(file).length).toBeLessThan(1_100_000);
});
